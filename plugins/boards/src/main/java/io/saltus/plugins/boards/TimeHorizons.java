package io.saltus.plugins.boards;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.yaml.BoundedYaml;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads METR's time horizons, {@code benchmark_results.yaml}: how long, in minutes, tasks take a
 * person that a model does with a probability of 50 or 80%.
 *
 * <p>A horizon is graded and has neither a chance level nor an end. Its interval is by bootstrap
 * and far from symmetric, so that it is no standard error.
 */
@About(
        id = "time-horizons",
        summary = "Time horizons of METR: benchmark_results.yaml, minutes at 50 and 80%",
        references = "arXiv:2503.14499")
public record TimeHorizons(RunSettings runs) implements Source {

    private static final String MARK = "p50_horizon_length";
    private static final BoundedYaml YAML = new BoundedYaml();

    /** Whatever the file says. */
    public TimeHorizons() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .yaml, .yml or .json, with 'benchmark_name' and 'p50_horizon_length'";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".yaml", ".yml", ".json")) {
            return false;
        }
        FirstBytes head = FirstBytes.of(location, 1 << 16);
        return head.holdAny(MARK) && head.holdAny("benchmark_name");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = YAML.tree(location); // JSON is YAML
        try (SentResults results = new SentResults(location, sink)) {
            Optional<String> benchmark = file.at("benchmark_name").text();
            for (Map.Entry<String, JsonTree> entry : file.at("results").members().entrySet()) {
                JsonTree model = entry.getValue();
                String name =
                        model.at("benchmark_name")
                                .text()
                                .or(() -> benchmark)
                                .orElse("METR-Horizon");
                if (model.at("agents").isObject()) {
                    model.at("agents")
                            .members()
                            .forEach(
                                    (agent, metrics) ->
                                            send(
                                                    entry.getKey(),
                                                    model,
                                                    metrics,
                                                    agent,
                                                    name,
                                                    results));
                } else {
                    send(entry.getKey(), model, model.at("metrics"), "", name, results);
                }
            }
            results.requireAny(
                    "holds no 'results' with 'metrics' of which 'p50_horizon_length' has an 'estimate'");
        }
    }

    private void send(
            String key,
            JsonTree stated,
            JsonTree metrics,
            String agent,
            String benchmark,
            SentResults results) {
        metrics.members()
                .forEach(
                        (metric, value) -> {
                            if (metric.endsWith("_horizon_length")) {
                                send(
                                        key,
                                        stated,
                                        agent,
                                        benchmark,
                                        Metric.graded(
                                                metric.replace("_length", "_minutes"),
                                                Direction.HIGHER_IS_BETTER),
                                        value,
                                        results);
                            } else if (metric.equals("average_score")) {
                                send(
                                        key,
                                        stated,
                                        agent,
                                        benchmark,
                                        Metric.graded(metric, Direction.HIGHER_IS_BETTER)
                                                .withBest(1),
                                        value,
                                        results);
                            } else {
                                results.leave(
                                        "left out, since prices, times and ranks are no abilities",
                                        metric);
                            }
                        });
    }

    private void send(
            String key,
            JsonTree stated,
            String agent,
            String benchmark,
            Metric metric,
            JsonTree value,
            SentResults results) {
        results.send(
                "%s, %s".formatted(key, metric.name()),
                0,
                () -> {
                    JsonTree estimate = value.isObject() ? value.at("estimate") : value;
                    double score =
                            estimate.writtenNumber()
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "'estimate' must be a number, got "
                                                                    + estimate));
                    if (score < 0) {
                        throw new IllegalArgumentException(
                                "'estimate' must be at least 0, got " + estimate);
                    }
                    if (value.at("ci_low").isThere()) {
                        results.remark(
                                "the intervals of horizons are by bootstrap and not symmetric; they are left unread, and standard errors unknown");
                    }
                    String task = benchmark.replaceFirst("-v\\d+(\\.\\d+)*$", "");
                    Observation result =
                            Observation.of(model(key, stated, results), task, metric, score)
                                    .in(runs.setup(OptionalInt.empty(), Setup.STANDARD));
                    result =
                            task.equals(benchmark)
                                    ? result
                                    : result.under(
                                            Observation.VERSION,
                                            benchmark.substring(task.length() + 1));
                    return agent.isEmpty() ? result : result.under("agent", agent);
                });
    }

    private Model model(String key, JsonTree stated, SentResults results) {
        String name = key.replaceFirst("_inspect$", "");
        Model model =
                runs.facts()
                        .name(
                                name.equals(key)
                                        ? "the key of 'results'"
                                        : "the key of 'results' without '_inspect'",
                                Optional.of(name))
                        .identity()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "a model of 'results' has no name"))
                        .model();
        String released = stated.at("release_date").scalar().orElse("");
        return ReleaseDate.in(model, released, "release_date", results);
    }
}
