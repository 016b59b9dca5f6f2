package io.saltus.plugins.evaluators.deepeval;

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
import java.io.IOException;
import java.util.List;

/**
 * Reads test runs of DeepEval: the metrics of each test case, as {@code DEEPEVAL_RESULTS_FOLDER},
 * {@code .deepeval/.latest_test_run.json} and dumped results of {@code evaluate} hold them.
 */
@About(
        id = "deepeval",
        summary = "Test runs of DeepEval: the mean of each metric, and how often it was reached",
        references = "https://github.com/confident-ai/deepeval")
public record DeepEval(
        RunSettings runs, @Param("Whether to keep the score of each test case") boolean outcomes)
        implements Source {

    private static final BoundedJson JSON =
            new BoundedJson(
                    JsonBounds.usual().ofFiles(256L << 20, 100).ofTrees(2_000_000, 200_000, 2_000));

    private static final int HEAD = 1 << 18;

    /** Files of older versions are called by their time alone. */
    private static final String BY_TIME = "\\d{8}_\\d{6}";

    static final List<String> CASES =
            List.of("testCases", "conversationalTestCases", "test_results", "testResults");

    private static final String[] METRICS = {
        "\"metricsData\"", "\"metrics_data\"", "\"metricsMetadata\"", "\"metrics_metadata\""
    };

    /** Keeps the scores of test cases. */
    public DeepEval() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, or is a time such as 20260301_101500, with testCases,"
                + " test_results or testRunData at the top, whose cases have metricsData";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder()
                || !location.hasEnding(".json")
                        && !PathParts.of(location).file().matches(BY_TIME)) {
            return false;
        }
        TopMembers top = TopMembers.of(location, HEAD);
        boolean cases = top.hasObject("testRunData") || CASES.stream().anyMatch(top::hasList);
        return cases && FirstBytes.of(location, HEAD).holdAny(METRICS);
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = JSON.tree(location.name(), location);
        JsonTree run = file.at("testRunData").isObject() ? file.at("testRunData") : file;
        if (CASES.stream().noneMatch(name -> run.at(name).isList())) {
            throw new RequestException(
                    "expected 'testCases' or 'test_results', a list of test cases with 'metricsData', found "
                            + (run.isObject() ? "an object of " + run.layout() : run.kind()));
        }
        try (SentResults results = new SentResults(location, sink)) {
            new TestRun(run, location, this).send(results);
            results.requireContent("no test case has 'metricsData' with a 'name' and a 'score'");
        }
    }
}
