package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.yaml.BoundedYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What lies in the folder of one run. */
final class MlflowRun {

    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_LINE = 1 << 12;
    private static final BoundedYaml YAML = new BoundedYaml(1 << 20, 10_000);

    /** A line of a file of a metric. */
    private record Logged(long line, long time, String value, long step) {

        static Logged of(String line, long number) {
            String[] words = line.strip().split("\\s+");
            if (words.length < 2
                    || words.length > 3
                    || !words[0].matches("\\d{1,18}")
                    || words.length == 3 && !words[2].matches("-?\\d{1,18}")) {
                throw new IllegalArgumentException(
                        "a line must be 'time value step', got '%s'".formatted(line));
            }
            return new Logged(
                    number,
                    Long.parseLong(words[0]),
                    words[1],
                    words.length == 3 ? Long.parseLong(words[2]) : 0);
        }
    }

    private final Path run;
    private final JsonTree meta;
    private final RunSettings runs;
    private final SentResults results;

    MlflowRun(Path run, Location location, RunSettings runs, SentResults results)
            throws IOException {
        this.run = run;
        this.runs = runs;
        this.results = results;
        this.meta = meta(run, location, results);
    }

    private static JsonTree meta(Path run, Location location, SentResults results)
            throws IOException {
        Path file = run.resolve("meta.yaml");
        if (!Files.isRegularFile(file)) {
            return JsonTree.NOTHING;
        }
        try {
            return YAML.tree(new Location(location.name() + "/meta.yaml", file.toUri()));
        } catch (RequestException e) {
            results.remark("what meta.yaml says is not known: " + e.getMessage());
            return JsonTree.NOTHING;
        }
    }

    /**
     * Sends the values of a metric.
     *
     * @param name its name, with slashes
     * @param files those of all metrics, for its standard error
     */
    void send(String name, Path file, List<Path> files) throws IOException {
        Optional<LoggedKey> key = LoggedKey.of(name);
        if (key.isEmpty()) {
            results.leave(
                    "left out, since they are no scores of an evaluation by their names", name);
            return;
        }
        if (key.get().isError()) {
            return;
        }
        Map<Long, String> errors = errors(key.get(), files);
        List<Logged> lines = lines(name, file);
        boolean stepped = lines.stream().anyMatch(one -> one.step() != 0);
        for (Logged one : lines) {
            results.send(
                    name,
                    one.line(),
                    () -> {
                        Observation result =
                                new LoggedScore(
                                                key.get(),
                                                one.value(),
                                                errors.getOrDefault(one.step(), ""))
                                        .of(
                                                model(
                                                        stepped
                                                                ? OptionalDouble.of(
                                                                        (double) one.step())
                                                                : OptionalDouble.empty()),
                                                runs);
                        return result.measuredAt(Instant.ofEpochMilli(one.time()));
                    });
        }
    }

    private Map<Long, String> errors(LoggedKey value, List<Path> files) throws IOException {
        Map<Long, String> errors = new HashMap<>();
        for (Path file : files) {
            String name = run.resolve("metrics").relativize(file).toString().replace('\\', '/');
            Optional<LoggedKey> key = LoggedKey.of(name);
            if (key.isPresent() && key.get().isError() && key.get().value().equals(value)) {
                lines(name, file).forEach(one -> errors.put(one.step(), one.value()));
            }
        }
        return errors;
    }

    private List<Logged> lines(String name, Path file) throws IOException {
        List<Logged> read = new ArrayList<>();
        try (TextLines lines = new TextLines(TextFile.lenient(Location.of(file)), LONGEST_LINE)) {
            while (lines.next()) {
                if (lines.text().isBlank() && !lines.isTooLong()) {
                    continue;
                }
                try {
                    read.add(Logged.of(lines.text(), lines.number()));
                } catch (IllegalArgumentException e) {
                    results.refuse(name, lines.number(), String.valueOf(e.getMessage()));
                }
            }
        }
        return read;
    }

    private Model model(OptionalDouble step) {
        RunFacts facts = runs.facts().scale(Axis.STEPS, "the step of the line", step);
        for (String size : List.of("n_params", "num_params", "num_parameters", "parameters")) {
            JsonTree stated = JsonTree.of(text("params/" + size));
            facts.scale(Axis.EXACT_PARAMETERS, "params/" + size, stated.writtenNumber());
        }
        return facts.called("tags/mlflow.runName", Optional.of(text("tags/mlflow.runName")))
                .called("meta.yaml: run_name", meta.at("run_name").scalar())
                .called(
                        "the run's folder",
                        Optional.ofNullable(run.getFileName()).map(Path::toString))
                .identity()
                .orElseThrow(() -> new IllegalArgumentException("the run has no name"))
                .model();
    }

    /** The text of a small file of the run; blank if there is none. */
    private String text(String file) {
        Path path = run.resolve(file);
        try {
            return Files.isRegularFile(path) && Files.size(path) <= LONGEST
                    ? Files.readString(path).strip()
                    : "";
        } catch (IOException e) {
            results.remark("%s cannot be read: %s".formatted(file, e.getMessage()));
            return "";
        }
    }
}
