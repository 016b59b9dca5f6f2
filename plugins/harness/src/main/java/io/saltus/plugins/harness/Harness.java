package io.saltus.plugins.harness;

import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.settings.RunSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads results of EleutherAI's lm-evaluation-harness: files of the old shape (to 0.3) and of the
 * new one, and logged samples, each file by itself.
 *
 * <p>What each shape means, and the rules by which model, step and shots are found, is in {@link
 * ResultsFile}, {@link HarnessRun} and docs/sources/lm-eval-harness.md.
 */
@About(
        id = "lm-eval-harness",
        summary = "Results of EleutherAI's lm-evaluation-harness, old and new, and its samples",
        references = "https://github.com/EleutherAI/lm-evaluation-harness")
public record Harness(
        RunSettings runs,
        @Param("Whether to keep the score of each example that was logged") boolean outcomes)
        implements Source {

    /** Results files are small; one larger than this is something else. */
    static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofFiles(64L << 20, 100).ofScalars(16 << 20, 400));

    /** Members by which files of other tools that have 'results', too, are known. */
    private static final String[] OTHERS = {
        "eval",
        "status",
        "schema_version",
        "eval_library",
        "scores",
        "findings",
        "evalId",
        "shareableUrl",
        "all_primary_scores",
        "benchmark"
    };

    /** Members that the harness, or the leaderboard or LightEval, writes beside 'results'. */
    private static final String[] BESIDE = {
        "config",
        "configs",
        "versions",
        "n-shot",
        "n-samples",
        "git_hash",
        "higher_is_better",
        "group_subtasks",
        "config_general",
        "config_tasks",
        "summary_tasks",
        "table_results"
    };

    /** Words that results of the harness hold. */
    private static final String[] WITHIN = {
        "\"alias\"",
        ",none\"",
        "_stderr",
        "\"acc\"",
        "\"acc_norm\"",
        "\"task_name\"",
        "\"harness|",
        "\"leaderboard_"
    };

    /** What tells a results file stands at its beginning. */
    static final int HEAD = 1 << 16;

    /** Reads what the files say. */
    public Harness() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with 'results' at the top, or samples_....jsonl with 'doc_id' in each line";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder()) {
            return false;
        }
        if (SamplesFile.isNamedSo(location)) {
            return SamplesFile.isOne(location);
        }
        return location.hasEnding(".json")
                && (isResults(location)
                        ? !Leaderboard.isOne(location) && !LightEval.isOne(location)
                        : isBare(location));
    }

    @Override
    public boolean isSelfContained(Location location) {
        // beside samples the results of their run are read, too
        return !SamplesFile.isNamedSo(location);
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        if (SamplesFile.isNamedSo(location)) {
            new SamplesFile(location, sink, this).send();
        } else {
            new ResultsFile(location, sink, runs).send();
        }
    }

    /** Whether the beginning looks like a results file of any shape, and like none of others. */
    static boolean isResults(Location location) throws IOException {
        TopMembers top = TopMembers.of(location, HEAD);
        boolean byCheckpoint = top.hasList("checkpoints") && top.hasList("tokens");
        if (top.hasAny(OTHERS) || byCheckpoint) {
            return false;
        }
        return holds(top, "results") && !isOfAnother(location) && isOfHarness(top, location)
                || holds(top, "config_general")
                || holds(top, "configs")
                || holds(top, "versions");
    }

    /**
     * Whether what stands beside 'results', or in them, is the harness's: many tools call what they
     * found so. Only the beginning is looked at, which long results may fill.
     */
    private static boolean isOfHarness(TopMembers top, Location location) throws IOException {
        return top.hasAny(BESIDE) || FirstBytes.of(location, HEAD).holdAny(WITHIN);
    }

    /** Whether a file is nothing but the results, as they are saved from Python. */
    private static boolean isBare(Location location) throws IOException {
        if (!FirstBytes.of(location, HEAD).haveAt(0, "{")) {
            return false;
        }
        try {
            return BareResults.areIn(JSON.tree(location.name(), location));
        } catch (RequestException e) {
            return false;
        }
    }

    private static boolean holds(TopMembers top, String name) {
        return top.hasObject(name) || top.hasList(name);
    }

    /** Whether 'results' begin with something else than a task, an object, or with a list of it. */
    private static boolean isOfAnother(Location location) throws IOException {
        boolean[] another = {false};
        try {
            JSON.read(
                    location.name(),
                    new ByteArrayInputStream(location.head(HEAD)),
                    parser -> {
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            boolean results = parser.currentName().equals("results");
                            JsonToken value = parser.nextToken();
                            if (results) {
                                JsonToken first = parser.nextToken();
                                first = first == JsonToken.FIELD_NAME ? parser.nextToken() : first;
                                another[0] =
                                        first.isScalarValue()
                                                || value == JsonToken.START_OBJECT
                                                        && first == JsonToken.START_ARRAY;
                                return;
                            }
                            parser.skipChildren();
                        }
                    });
        } catch (RequestException e) {
            // the first bytes end within the file
        }
        return another[0];
    }
}
