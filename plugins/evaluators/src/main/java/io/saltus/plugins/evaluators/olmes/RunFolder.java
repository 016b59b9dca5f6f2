package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.results.SentResults;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of a run, in which {@code metrics.json}, {@code metrics-all.jsonl} and a file per task
 * say the same: each task is read once, from its own file where it has one.
 */
final class RunFolder {

    private static final int MOST_FILES = 20_000;

    private RunFolder() {}

    /** Whether a folder holds files of OLMES and nothing else that could hold scores. */
    static boolean isOne(Path folder) throws IOException {
        boolean results = false;
        int files = 0;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                boolean hidden = name.startsWith(".");
                if (Files.isDirectory(child) && !hidden || ++files > MOST_FILES) {
                    return false;
                }
                if (hidden || !name.matches(".*\\.(json|jsonl|csv|tsv|xlsx|parquet|gz|zip|eval)")) {
                    continue; // a log, a note
                }
                FileKind kind = FileKind.of(Location.of(child));
                if (kind == FileKind.OTHER) {
                    return false;
                }
                results |= kind == FileKind.RUN || kind == FileKind.TASK || kind == FileKind.LINES;
            }
        }
        return results;
    }

    static void read(Location folder, ObservationSink sink, Olmes settings) throws IOException {
        Map<FileKind, List<Location>> files = new HashMap<>();
        for (Path child : children(folder)) {
            Location file = new Location(folder.name() + "/" + child.getFileName(), child.toUri());
            files.computeIfAbsent(FileKind.of(file), kind -> new ArrayList<>()).add(file);
        }
        Map<String, Map<String, Object>> read = new HashMap<>();
        try (SentResults whole = new SentResults(folder, sink)) {
            for (FileKind kind : List.of(FileKind.TASK, FileKind.LINES, FileKind.RUN)) {
                for (Location file : files.getOrDefault(kind, List.of())) {
                    try (SentResults scores = whole.part(file)) {
                        read(file, kind, scores, settings, read);
                    }
                }
            }
            whole.requireContent("expected tasks with 'metrics'");
        }
    }

    private static List<Path> children(Location folder) throws IOException {
        List<Path> children = new ArrayList<>();
        Path path =
                folder.path().orElseThrow(() -> new RequestException("expected a folder of files"));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*.{json,jsonl}")) {
            all.forEach(children::add);
        }
        children.sort(null);
        return children;
    }

    /** Reads what was not read yet. */
    private static void read(
            Location file,
            FileKind kind,
            SentResults scores,
            Olmes settings,
            Map<String, Map<String, Object>> read)
            throws IOException {
        ResultFile results;
        try {
            results = ResultFile.read(file, scores);
        } catch (RequestException e) {
            scores.refuseAsSaid(file.name(), String.valueOf(e.getMessage()));
            return;
        }
        boolean tasks = results.hasTasks() || !read.isEmpty();
        for (TaskResult result : results.results()) {
            String claim =
                    result.name()
                            + "\n"
                            + result.model().at("model")
                            + result.model().at("revision");
            Map<String, Object> metrics = new HashMap<>();
            result.metrics().forEach((name, value) -> metrics.put(name, value.scalar()));
            Map<String, Object> before = read.putIfAbsent(claim, metrics);
            if (before == null) {
                Optional<Predictions> predictions =
                        kind == FileKind.TASK
                                ? settings.predictions(file, result, scores)
                                : Optional.empty();
                new TaskScores(result, tasks, settings).send(predictions, scores);
            } else if (before.equals(metrics)) {
                scores.setAside("repeated in files of one folder", result.name(), metrics.size());
            } else {
                scores.warn(
                        "says something else of '%s' than another file of the folder, which counts"
                                .formatted(result.name()));
            }
        }
    }
}
