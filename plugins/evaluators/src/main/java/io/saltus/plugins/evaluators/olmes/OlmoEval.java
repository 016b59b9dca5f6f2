package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads {@code metrics.json} of olmo-eval, one model or several in a file, and the predictions in
 * {@code predictions/MODEL} beside it.
 */
@About(
        id = "olmo-eval",
        summary = "Results of olmo-eval: metrics.json and predictions/MODEL/TASK-predictions.jsonl",
        references = "https://github.com/allenai/olmo-eval")
public record OlmoEval(
        RunSettings runs, @Param("Whether to keep the score of each example") boolean outcomes)
        implements Source {

    private static final int HEAD = 1 << 16;

    /** Keeps the scores of examples. */
    public OlmoEval() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with timestamp, config and tasks at the top, or in "
                + "-predictions.jsonl with instance_metrics";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder()) {
            return false;
        }
        if (location.hasEnding(".json")) {
            TopMembers top = TopMembers.of(location, HEAD);
            return isConfig(top) && top.hasList("tasks");
        }
        String file = PathParts.of(location).file();
        return file.endsWith("-predictions.jsonl")
                && TopMembers.of(location, HEAD).hasObject("instance_metrics");
    }

    private static boolean isConfig(TopMembers top) {
        return top.hasText("timestamp")
                && top.hasObject("config")
                && !top.hasAny("results", "eval");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        if (location.hasEnding(".jsonl")) {
            if (!OlmoRun.hasMetricsAbove(location)) {
                sink.report(
                        Issue.at(
                                location,
                                "'metrics.json', which names the model and its scores, is not in the folder"
                                        + " above 'predictions'"));
            }
            return;
        }
        JsonTree file = Olmes.JSON.tree(location.name(), location);
        if (!file.at("tasks").isList()) {
            throw new RequestException(
                    "expected 'tasks', a list of results, found "
                            + (file.isObject() ? "an object of " + file.layout() : file.kind()));
        }
        try (SentResults scores = new SentResults(location, sink)) {
            new OlmoRun(file, location, this).send(scores);
            scores.requireContent("'tasks' has no task with 'metrics'");
        }
    }
}
