package io.saltus.plugins.evaluators.bigscience;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads BigScience's {@code *_agg.json}: the scores of a training run by checkpoint, a list for
 * each metric, in the order of {@code checkpoints} and {@code tokens}.
 */
@About(
        id = "bigscience",
        summary = "Scores by checkpoint that BigScience put together: *_agg.json",
        references = "arXiv:2211.05100")
public record BigScience(RunSettings runs) implements Source {

    private static final BoundedJson JSON =
            new BoundedJson(
                    JsonBounds.usual()
                            .ofFiles(256L << 20, 60)
                            .ofTrees(5_000_000, 1_000_000, 2_000));

    /** Whatever the files say. */
    public BigScience() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with the lists 'checkpoints' and 'tokens' and "
                + "'results' at the top";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder() || !location.hasEnding(".json")) {
            return false;
        }
        TopMembers top = TopMembers.of(location, 1 << 18);
        return top.hasList("checkpoints") && top.hasList("tokens") && top.hasObject("results");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = JSON.tree(location.name(), location);
        if (!file.at("checkpoints").isList() || !file.at("results").isObject()) {
            throw new RequestException(
                    "expected 'checkpoints', a list, and 'results' with a list for each metric, found "
                            + (file.isObject() ? file.layout() : file.kind()));
        }
        try (SentResults scores = new SentResults(location, sink)) {
            new Checkpoints(file, location, runs, scores.optional()).send(scores);
            scores.requireContent("'results' has no task with a list of scores");
        }
    }
}
