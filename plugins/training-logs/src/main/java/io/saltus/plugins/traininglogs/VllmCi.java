package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.words.Numbers;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.yaml.BoundedYaml;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the configurations of vLLM's continuous integration, {@code
 * lm-eval-harness/configs/*.yaml}: the scores that a model is to reach, as they were measured once.
 */
@About(
        id = "vllm-ci",
        summary = "Scores in vLLM's continuous integration: YAML with model_name, tasks, metrics",
        references = "docs.vllm.ai")
public record VllmCi(RunSettings runs) implements Source {

    private static final BoundedYaml YAML = new BoundedYaml(1 << 20, 10_000);

    /** Whatever the file says. */
    public VllmCi() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .yaml or .yml, with 'model_name:', 'tasks:', 'metrics:' and 'value:'";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".yaml", ".yml")) {
            return false;
        }
        String head = "\n" + FirstBytes.of(location, 1 << 14).text();
        return head.contains("\nmodel_name:")
                && head.contains("\ntasks:")
                && head.contains("metrics:")
                && head.contains("value:");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = YAML.tree(location);
        try (SentResults results = new SentResults(location, sink)) {
            List<JsonTree> tasks = file.at("tasks").items();
            for (int i = 0; i < tasks.size(); i++) {
                List<JsonTree> metrics = tasks.get(i).at("metrics").items();
                for (int j = 0; j < metrics.size(); j++) {
                    JsonTree task = tasks.get(i);
                    JsonTree metric = metrics.get(j);
                    results.send(
                            "tasks[%d].metrics[%d]".formatted(i, j),
                            0,
                            () -> result(file, task, metric, results.optional()));
                }
            }
            results.remark(
                    "the values are those that the continuous integration expects, measured when they were written down");
            results.requireAny("holds no 'tasks' with 'metrics' that have 'name' and 'value'");
        }
    }

    private Observation result(
            JsonTree file, JsonTree task, JsonTree metric, OptionalNumbers numbers) {
        String name =
                task.at("name")
                        .scalar()
                        .orElseThrow(() -> new IllegalArgumentException("a task has no 'name'"));
        String written =
                metric.at("name")
                        .scalar()
                        .orElseThrow(() -> new IllegalArgumentException("a metric has no 'name'"));
        double value =
                metric.at("value")
                        .writtenNumber()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'value' must be a number, got "
                                                        + metric.at("value")));
        LoggedKey key = new LoggedKey(name, written, OptionalInt.empty(), false);
        String title = key.metricName();
        Metric known = ReadMetric.of(title, title.replaceFirst("\\(.*", ""), Optional.empty());
        OptionalInt shots = Shots.among(file, numbers);
        Model model =
                runs.facts()
                        .called("model_name", file.at("model_name").scalar())
                        .identity()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'model_name' is blank; say vllm-ci:model=NAME"))
                        .model();
        Observation result =
                Observation.of(model, name, known, value).in(runs.setup(shots, Setup.STANDARD));
        // -1 asks for all
        double limit = numbers.number("'limit'", file.at("limit"), -1).orElse(0);
        return limit > 0 ? result.under(Observation.LIMIT, Numbers.exact(limit)) : result;
    }
}
