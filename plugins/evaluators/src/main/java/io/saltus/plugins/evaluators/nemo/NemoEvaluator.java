package io.saltus.plugins.evaluators.nemo;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.yaml.BoundedYaml;
import java.io.IOException;

/**
 * Reads NVIDIA NeMo Evaluator: {@code results.yml} of its containers, and {@code
 * eval-BENCHMARK.json} with {@code results.jsonl} beside it.
 */
@About(
        id = "nemo-evaluator",
        summary = "Results of NVIDIA NeMo Evaluator: results.yml, eval-BENCHMARK.json",
        references = "https://github.com/NVIDIA-NeMo/Evaluator")
public record NemoEvaluator(
        RunSettings runs, @Param("Whether to keep the score of each example") boolean outcomes)
        implements Source {

    private static final BoundedYaml YAML = new BoundedYaml();
    static final BoundedJson JSON =
            new BoundedJson(
                    JsonBounds.usual().ofFiles(64L << 20, 60).ofTrees(1_000_000, 100_000, 2_000));

    private static final int HEAD = 1 << 16;
    private static final String EXPECTED =
            "expected 'results.tasks' or 'benchmark.scores' with a score";

    /** Keeps the scores of examples. */
    public NemoEvaluator() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .yml or .yaml, with results, tasks or groups, and "
                + "'scores'; or eval-BENCHMARK.json, with benchmark and its 'scores'; or "
                + "results.jsonl beside that";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder()) {
            return false;
        }
        if (isYaml(location)) {
            String head =
                    "\n" + new String(location.head(HEAD), java.nio.charset.StandardCharsets.UTF_8);
            return head.contains("\nresults:")
                    && (head.contains("\n  tasks:") || head.contains("\n  groups:"))
                    && head.contains("scores:");
        }
        if (location.hasEnding(".json")) {
            TopMembers top = TopMembers.of(location, HEAD);
            return top.hasObject("benchmark")
                    && FirstBytes.of(location, HEAD).holdAny("\"scores\"")
                    && (top.hasObject("config") || top.hasText("run_id"));
        }
        return PathParts.of(location).file().equals(Rewards.FILE) && isRewards(location);
    }

    private static boolean isRewards(Location location) throws IOException {
        TopMembers top = TopMembers.of(location, HEAD);
        return top.has("problem_idx") && top.has("reward");
    }

    static boolean isYaml(Location location) {
        return location.hasEnding(".yml", ".yaml");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        if (location.hasEnding(".jsonl")) {
            if (!Rewards.hasBundle(location)) {
                sink.report(
                        Issue.at(
                                location,
                                "'eval-BENCHMARK.json', which names the model and the benchmark, is not beside"
                                        + " it, or there are several"));
            }
            return;
        }
        try (SentResults scores = new SentResults(location, sink)) {
            JsonTree file =
                    isYaml(location) ? YAML.tree(location) : JSON.tree(location.name(), location);
            if (file.at("benchmark").isObject()) {
                new Bundle(file, location, this).send(scores);
            } else if (file.at("results").isObject()) {
                new ContainerResults(file, location, runs).send(scores);
            } else {
                throw new RequestException(
                        EXPECTED
                                + ", found "
                                + (file.isObject()
                                        ? "an object of " + file.layout()
                                        : file.kind()));
            }
            scores.requireContent(EXPECTED);
        }
    }
}
