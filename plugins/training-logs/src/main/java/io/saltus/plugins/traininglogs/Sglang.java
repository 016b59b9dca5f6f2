package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.MalformedJson;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads what sglang's benchmarks append to {@code result.jsonl}: the accuracy of a task, beside
 * latency and throughput, which are no abilities. The lines name no model.
 */
@About(
        id = "sglang",
        summary = "Lines that sglang's benchmarks append to result.jsonl: accuracies",
        references = "docs.sglang.ai")
public record Sglang(RunSettings runs) implements Source {

    private static final int LONGEST_LINE = 1 << 20;
    private static final BoundedJson JSON = new BoundedJson(JsonBounds.usual());
    private static final Set<String> ABOUT =
            Set.of(
                    "task",
                    "backend",
                    "num_gpus",
                    "accuracy",
                    "num_requests",
                    "other",
                    "model",
                    "model_path");

    /** What the lines say; the model is a matter of the setting where they name none. */
    public Sglang() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .jsonl, with 'task', 'backend', 'accuracy' and 'num_requests' in its first line";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".jsonl", ".ndjson")) {
            return false;
        }
        String line = FirstBytes.of(location, 1 << 14).line();
        return List.of("task", "backend", "accuracy", "num_requests").stream()
                .allMatch(name -> line.contains("\"" + name + "\""));
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (SentResults results = new SentResults(location, sink);
                TextLines lines = new TextLines(TextFile.lenient(location), LONGEST_LINE)) {
            while (lines.next()) {
                if (lines.text().isBlank() && !lines.isTooLong()) {
                    continue;
                }
                try {
                    JsonTree line = JSON.tree(lines.text());
                    for (String name : line.members().keySet()) {
                        if (!ABOUT.contains(name)) {
                            results.leave(
                                    "left out, since latency and throughput are no abilities",
                                    name);
                        }
                    }
                    results.send(
                            "", lines.number(), () -> result(line, location, results.optional()));
                } catch (MalformedJson e) {
                    results.refuse("", lines.number(), e.getMessage());
                }
            }
            results.requireAny("holds no line with 'task' and 'accuracy'");
        }
    }

    private Observation result(JsonTree line, Location location, OptionalNumbers numbers) {
        double score =
                line.at("accuracy")
                        .number()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'accuracy' must be a number, got "
                                                        + line.at("accuracy")));
        String task =
                line.at("task")
                        .text()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'task' must be a text, got " + line.at("task")));
        Model model =
                runs.facts()
                        .called("model", line.at("model").text())
                        .called("model_path", line.at("model_path").text())
                        .identity()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "%s names no model, as sglang's results do not: say --source sglang:model=NAME"
                                                        .formatted(location.name())))
                        .model();
        OptionalInt shots = Shots.among(line.at("other"), numbers);
        Observation result =
                Observation.of(
                                model,
                                task,
                                ReadMetric.of("accuracy", "accuracy", Optional.empty()),
                                score)
                        .in(runs.setup(shots, Setup.STANDARD));
        OptionalLong asked = numbers.whole("'num_requests'", line.at("num_requests"), 1);
        return asked.isPresent() ? result.withExamples(asked.getAsLong()) : result;
    }
}
