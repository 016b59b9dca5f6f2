package io.saltus.plugins.evaluators.euroeval;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.records.RecordLines;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads the benchmark results of EuroEval and ScandEval up to version 16: a model on a data set a
 * line. Newer ones are records of Every Eval Ever, which that source reads.
 */
@About(
        id = "euroeval",
        summary = "Benchmark results of EuroEval and ScandEval, old layout (JSON Lines)",
        references = "https://euroeval.com")
public record EuroEval(RunSettings runs) implements Source {

    private static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofTrees(1_000_000, 100_000, 2_000));

    /** Whatever the files say. */
    public EuroEval() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .jsonl, with 'dataset', 'task', 'model' and 'results' in "
                + "its lines";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder() || !location.hasEnding(".jsonl")) {
            return false;
        }
        TopMembers top = TopMembers.of(location, 1 << 16);
        return top.hasText("dataset")
                && top.hasText("task")
                && top.hasText("model")
                && top.hasObject("results")
                && FirstBytes.of(location, 1 << 16)
                        .holdAny("\"total\"", "\"raw\"", "\"raw_metrics\"");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (SentResults scores = new SentResults(location, sink)) {
            RecordLines.read(
                    location,
                    JSON,
                    (line, record) -> new BenchmarkResult(line, record, runs).send(scores),
                    scores::refuse);
            scores.requireContent("expected lines with 'dataset', 'model' and 'results.total'");
        }
    }
}
