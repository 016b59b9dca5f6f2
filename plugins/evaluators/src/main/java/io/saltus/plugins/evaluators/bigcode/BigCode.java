package io.saltus.plugins.evaluators.bigcode;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads what the BigCode evaluation harness writes: an object from task to its metrics, with the
 * {@code config} of the run; or the numbers {@code pass@k} of one task alone.
 */
@About(
        id = "bigcode",
        summary = "Results of the BigCode evaluation harness: pass@k by task",
        references = "https://github.com/bigcode-project/bigcode-evaluation-harness")
public record BigCode(RunSettings runs) implements Source {

    private static final BoundedJson JSON =
            new BoundedJson(
                    JsonBounds.usual().ofFiles(64L << 20, 60).ofTrees(1_000_000, 100_000, 10_000));

    private static final int HEAD = 1 << 16;

    /** Whatever the files say. */
    public BigCode() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with tasks and their config, which has n_samples, "
                + "modeltype or allow_code_execution, at the top; or with nothing but numbers "
                + "pass@k";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder() || !location.hasEnding(".json")) {
            return false;
        }
        TopMembers top = TopMembers.of(location, HEAD);
        if (!top.names().isEmpty() && top.names().stream().allMatch(BareScores::isPassRate)) {
            return top.names().stream().noneMatch(name -> top.hasObject(name) || top.hasList(name));
        }
        return top.hasObject("config")
                && top.names().size() > 1
                && !top.hasAny("results", "tasks", "benchmark", "summary")
                && FirstBytes.of(location, HEAD)
                        .holdAny("\"n_samples\"", "\"modeltype\"", "\"allow_code_execution\"");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = JSON.tree(location.name(), location);
        try (SentResults scores = new SentResults(location, sink)) {
            if (!file.isObject()) {
                throw new RequestException(
                        "expected a JSON object of tasks with 'config', found " + file.kind());
            }
            if (file.at("config").isObject()) {
                new TaskScores(file, location, runs).send(scores);
            } else {
                new BareScores(file, location, runs).send(scores);
            }
            scores.requireContent(
                    "expected a task with its metrics, such as {\"humaneval\": {\"pass@1\": 0.2}, \"config\":"
                            + " {...}}, or {\"pass@1\": 0.2}");
        }
    }
}
