package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.TopMembers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a file of OLMES is, by its name and the members at its top. */
enum FileKind {
    /** {@code metrics.json}: all tasks of a run. */
    RUN("metrics.json"),
    /** {@code task-000-arc_easy-metrics.json}: one task. */
    TASK("-metrics.json"),
    /** {@code metrics-all.jsonl}: a task a line. */
    LINES("metrics-all.jsonl"),
    /** {@code task-000-arc_easy-predictions.jsonl}: an example a line. */
    PREDICTIONS("-predictions.jsonl"),
    /** {@code task-000-arc_easy-requests.jsonl}: what was asked. */
    INPUTS("-requests.jsonl"),
    /** A file of something else. */
    OTHER("");

    private static final int HEAD = 1 << 16;
    private static final String RECORDED = "-recorded-inputs.jsonl";

    private final String ending;

    FileKind(String ending) {
        this.ending = ending;
    }

    static FileKind of(Location location) throws IOException {
        boolean json = location.hasEnding(".json");
        if (!json && !location.hasEnding(".jsonl")) {
            return OTHER;
        }
        TopMembers top = TopMembers.of(location, HEAD);
        if (json && top.hasList("all_primary_scores")) {
            return RUN;
        }
        if (top.hasObject("metrics") && top.hasObject("task_config") && top.hasText("task_name")) {
            return json ? TASK : LINES;
        }
        String file = PathParts.of(location).file();
        if (file.endsWith(PREDICTIONS.ending)) {
            boolean is =
                    top.has("doc_id") && top.hasObject("metrics") && top.hasList("model_output");
            return is ? PREDICTIONS : OTHER;
        }
        boolean input = file.endsWith(INPUTS.ending) || file.endsWith(RECORDED);
        return input && FirstBytes.of(location, HEAD).holdAny("\"request_type\"") ? INPUTS : OTHER;
    }

    /** Returns the file of this kind that is called like another. */
    static Optional<Path> beside(Location location, FileKind kind) {
        String file = PathParts.of(location).file();
        for (FileKind from : new FileKind[] {TASK, PREDICTIONS}) {
            if (file.endsWith(from.ending) && !file.equals(RUN.ending)) {
                String stem = file.substring(0, file.length() - from.ending.length());
                return location.path()
                        .map(path -> path.resolveSibling(stem + kind.ending))
                        .filter(Files::isRegularFile);
            }
        }
        return Optional.empty();
    }
}
