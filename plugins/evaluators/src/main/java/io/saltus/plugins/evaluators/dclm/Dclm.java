package io.saltus.plugins.evaluators.dclm;

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

/** Reads evaluations of DataComp-LM: {@code eval_metrics.icl}, a share per task. */
@About(
        id = "dclm",
        summary = "Evaluations of DataComp-LM: evaluation_*.json",
        references = "arXiv:2406.11794")
public record Dclm(RunSettings runs) implements Source {

    private static final BoundedJson JSON =
            new BoundedJson(
                    JsonBounds.usual().ofFiles(64L << 20, 60).ofTrees(1_000_000, 100_000, 10_000));

    /** Whatever the files say. */
    public Dclm() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with 'eval_metrics' at the top and 'icl' in it";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return !location.isFolder()
                && location.hasEnding(".json")
                && TopMembers.of(location, 1 << 16).hasObject("eval_metrics")
                && FirstBytes.of(location, 1 << 16).holdAny("\"icl\"");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = JSON.tree(location.name(), location);
        if (!file.at("eval_metrics", "icl").isObject()) {
            throw new RequestException(
                    "expected 'eval_metrics.icl', an object from task to share, found "
                            + (file.at("eval_metrics").isObject()
                                    ? file.at("eval_metrics", "icl").kind()
                                    : file.layout()));
        }
        try (SentResults scores = new SentResults(location, sink)) {
            new Evaluation(file, location, runs).send(scores);
            scores.requireContent("'eval_metrics.icl' has no task");
        }
    }
}
