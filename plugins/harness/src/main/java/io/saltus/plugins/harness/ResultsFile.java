package io.saltus.plugins.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A results file of any shape: task, metric, number, and what is said around them. */
final class ResultsFile {

    private static final int ONE_BY_ONE = 5;

    private final JsonNode file;
    private final Location location;
    private final ObservationSink sink;
    private final Harness settings;
    private final TaskNames tasks;
    private final Model model;
    private final OptionalInt shotsByPlace;
    private final Optional<Instant> measured;
    private int sent;
    private int bad;

    ResultsFile(
            JsonNode file,
            Location location,
            ObservationSink sink,
            Harness settings,
            TaskNames tasks) {
        this.file = file;
        this.location = location;
        this.sink = sink;
        this.settings = settings;
        this.tasks = tasks;
        RunIdentity identity = new RunIdentity(location);
        this.model = identity.model(file, settings);
        this.shotsByPlace = identity.shots();
        this.measured = RunDate.of(file, location);
    }

    void send() {
        JsonNode results = file.path("results");
        if (results.isArray()) {
            prompts(results);
        } else if (results.isObject()) {
            Set<String> groups = groups();
            results.properties()
                    .forEach(
                            task -> {
                                if (!groups.contains(task.getKey())) {
                                    task(task.getKey(), task.getValue(), "");
                                }
                            });
        } else {
            throw new RequestException(
                    "expected 'results' with a task and its metrics, found %s; the file has %s"
                            .formatted(
                                    results.isMissingNode()
                                            ? "none"
                                            : "a "
                                                    + results.getNodeType()
                                                            .name()
                                                            .toLowerCase(java.util.Locale.ROOT),
                                    names(file)));
        }
        if (bad > ONE_BY_ONE) {
            sink.report(Issue.at(location, (bad - ONE_BY_ONE) + " more values could not be used"));
        }
        if (sent == 0 && bad == 0) {
            throw new RequestException("holds no result: its 'results' have no task with a number");
        }
    }

    /** The variant of bigscience: a list of objects, one per task and prompt. */
    private void prompts(JsonNode results) {
        for (JsonNode entry : results) {
            String task = entry.path("task_name").asText("");
            if (task.isBlank()) {
                bad("an entry of 'results' has no 'task_name'");
                continue;
            }
            task(task, entry, entry.path("prompt_name").asText(""));
        }
    }

    /** Groups repeat what their members say: they are left out where members are there. */
    private Set<String> groups() {
        Set<String> groups = new HashSet<>();
        JsonNode results = file.path("results");
        file.path("groups").fieldNames().forEachRemaining(groups::add);
        file.path("group_subtasks")
                .properties()
                .forEach(
                        group -> {
                            for (JsonNode member : group.getValue()) {
                                if (results.has(member.asText())) {
                                    groups.add(group.getKey());
                                }
                            }
                        });
        return groups;
    }

    private void task(String key, JsonNode metrics, String prompt) {
        Optional<TaskNames.Named> named = tasks.of(key);
        if (named.isEmpty()) {
            return; // an average over tasks
        }
        if (!metrics.isObject()) {
            bad("expected the metrics of '%s', found %s".formatted(key, metrics));
            return;
        }
        String task = named.get().task() + (prompt.isBlank() ? "" : " [" + prompt + "]");
        Setup setup = setup(key, named.get());
        for (Map.Entry<String, JsonNode> field : metrics.properties()) {
            String[] name = field.getKey().split(",", 2);
            if (name[0].endsWith("_stderr") || isNoMetric(name[0])) {
                continue;
            }
            String filter = name.length < 2 || name[1].equals("none") ? "" : "(" + name[1] + ")";
            String error = name[0] + "_stderr" + (name.length < 2 ? "" : "," + name[1]);
            score(key, task, setup, name[0] + filter, field.getValue(), metrics.path(error));
        }
    }

    private static boolean isNoMetric(String name) {
        return Set.of(
                        "alias",
                        "name",
                        "sample_len",
                        "task_name",
                        "prompt_name",
                        "prompt_id",
                        "prompt_jinja",
                        "prompt_original_task",
                        "comment",
                        "fixed_answer_choice_list",
                        "dataset_path",
                        "dataset_name",
                        "subset",
                        " ")
                .contains(name);
    }

    private void score(
            String key, String task, Setup setup, String name, JsonNode value, JsonNode error) {
        if (value.isTextual() && value.asText().equals("N/A") || value.isNull()) {
            return; // the harness's way of saying that there is none
        }
        if (!value.isNumber()) {
            bad("'%s' of '%s' must be a number, got %s".formatted(name, key, value));
            return;
        }
        double score = value.asDouble();
        try {
            Metric metric = MetricKinds.of(name, direction(key, name));
            Observation observation = Observation.of(model, task, metric, score).in(setup);
            OptionalDouble standardError = standardError(error);
            OptionalLong examples = examples(key, metric, score, standardError);
            if (standardError.isPresent()) {
                observation = observation.withStandardError(standardError.getAsDouble());
            }
            if (examples.isPresent()) {
                observation = observation.withExamples(examples.getAsLong());
            }
            if (measured.isPresent()) {
                observation = observation.measuredAt(measured.get());
            }
            sink.accept(observation);
            sent++;
        } catch (IllegalArgumentException e) {
            bad("'%s' of '%s': %s".formatted(name, key, e.getMessage()));
        }
    }

    /** A standard error of 0 goes with a score of 0 or 1 and says nothing. */
    private static OptionalDouble standardError(JsonNode error) {
        double value = error.isNumber() ? error.asDouble() : 0;
        return value > 0 && Double.isFinite(value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /**
     * The number that was evaluated where the file says, else n = p (1 - p) / se^2 + 1: the harness
     * divides by n - 1.
     */
    private OptionalLong examples(
            String key, Metric metric, double score, OptionalDouble standardError) {
        JsonNode effective = file.path("n-samples").path(key).path("effective");
        if (effective.canConvertToLong() && effective.asLong() > 0) {
            return OptionalLong.of(effective.asLong());
        }
        if (metric.grain() == Grain.ALL_OR_NOTHING && standardError.isPresent()) {
            double error = standardError.getAsDouble();
            long examples = Math.round(score * (1 - score) / (error * error) + 1);
            return examples > 1 ? OptionalLong.of(examples) : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private Optional<Boolean> direction(String key, String metric) {
        JsonNode stated =
                file.path("higher_is_better").path(key).path(metric.replaceFirst("\\(.*", ""));
        return stated.isBoolean() ? Optional.of(stated.asBoolean()) : Optional.empty();
    }

    private Setup setup(String key, TaskNames.Named named) {
        OptionalInt shots = named.shots();
        for (JsonNode stated :
                new JsonNode[] {
                    file.path("n-shot").path(key),
                    file.path("configs").path(key).path("num_fewshot"),
                    file.path("config").path("num_fewshot")
                }) {
            if (shots.isEmpty() && stated.isInt() && stated.asInt() >= 0) {
                shots = OptionalInt.of(stated.asInt());
            }
        }
        if (settings.shots() >= 0) {
            shots = OptionalInt.of(settings.shots());
        }
        return new Setup(
                shots.isPresent() ? shots : shotsByPlace,
                settings.strategy().isEmpty() ? named.strategy() : settings.strategy());
    }

    private void bad(String why) {
        if (++bad <= ONE_BY_ONE) {
            sink.report(Issue.at(location, why));
        }
    }

    private static String names(JsonNode file) {
        Iterator<String> names = file.fieldNames();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10 && names.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.next());
        }
        return text.isEmpty() ? "nothing" : text + (names.hasNext() ? ", ..." : "");
    }
}
