package io.saltus.plugins.evaluators.openaievals;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.records.RecordLines;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads records of OpenAI's evals: a line with {@code spec}, one with {@code final_report}, and the
 * events of samples, of which {@code match} says whether an answer is right.
 */
@About(
        id = "openai-evals",
        summary = "Records of OpenAI's evals: JSON Lines with spec, final_report and events",
        references = "https://github.com/openai/evals")
public record OpenAiEvals(
        RunSettings runs, @Param("Whether to keep the score of each example") boolean outcomes)
        implements Source {

    private static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofTrees(1_000_000, 100_000, 2_000));

    /** Keeps the scores of examples. */
    public OpenAiEvals() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .jsonl, whose first line holds 'spec' and nothing else";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder() || !location.hasEnding(".jsonl")) {
            return false;
        }
        TopMembers top = TopMembers.of(location, 1 << 16);
        return top.names().size() == 1 && top.hasObject("spec");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (SentResults scores = new SentResults(location, sink)) {
            EvalRuns runs = new EvalRuns(location, this);
            RecordLines.read(location, JSON, runs::line, scores::refuse);
            runs.send(scores);
            scores.requireContent("expected a line with 'spec' and one with 'final_report'");
        }
    }

    static JsonTree first(JsonTree list) {
        return list.items().isEmpty() ? list : list.items().get(0);
    }
}
