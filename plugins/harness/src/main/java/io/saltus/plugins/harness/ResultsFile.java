package io.saltus.plugins.harness;

import io.saltus.api.data.Direction;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A results file of any shape: task, metric, number, and what is said around them. */
final class ResultsFile {

    private static final int ONE_BY_ONE = 5;

    private static final Set<String> NO_METRICS =
            Set.of(
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
                    " ");

    private final JsonTree file;
    private final Location location;
    private final ObservationSink sink;
    private final RunSettings settings;
    private final TaskNames tasks;
    private final Model model;
    private final OptionalInt shotsByPlace;
    private final Optional<Instant> measured;
    private final FoldedIssues unusable;
    private int sent;
    private int bad;

    /**
     * @throws RequestException if the file is no JSON object
     */
    ResultsFile(Location location, ObservationSink sink, RunSettings settings, TaskNames tasks)
            throws IOException {
        this.file = Harness.JSON.tree(location.name(), location);
        if (!file.isObject()) {
            throw new RequestException(
                    "expected a JSON object with 'results', found " + file.kind());
        }
        this.location = location;
        this.sink = sink;
        this.settings = settings;
        this.tasks = tasks;
        this.unusable = new FoldedIssues(sink::report, ONE_BY_ONE);
        HarnessRun run = new HarnessRun(file, location);
        this.model = run.model(settings);
        this.shotsByPlace = run.shots();
        this.measured = run.measured();
    }

    void send() {
        JsonTree results = file.at("results");
        if (results.isList()) {
            prompts(results);
        } else if (results.isObject()) {
            Set<String> groups = groups();
            results.members()
                    .forEach(
                            (task, metrics) -> {
                                if (!groups.contains(task)) {
                                    task(task, metrics, "");
                                }
                            });
        } else {
            throw new RequestException(
                    "expected 'results' with a task and its metrics, found %s; the file has %s"
                            .formatted(results.isThere() ? results.kind() : "none", file.layout()));
        }
        unusable.close();
        if (sent == 0 && bad == 0) {
            throw new RequestException("holds no result: its 'results' have no task with a number");
        }
    }

    /** The variant of bigscience: a list of objects, one per task and prompt. */
    private void prompts(JsonTree results) {
        for (JsonTree entry : results.items()) {
            String task = entry.at("task_name").scalar().orElse("");
            if (task.isBlank()) {
                bad("an entry", "an entry of 'results' has no 'task_name'");
                continue;
            }
            task(task, entry, entry.at("prompt_name").scalar().orElse(""));
        }
    }

    /** Groups repeat what their members say: they are left out where members are there. */
    private Set<String> groups() {
        Set<String> groups = new HashSet<>(file.at("groups").members().keySet());
        Set<String> results = file.at("results").members().keySet();
        file.at("group_subtasks")
                .members()
                .forEach(
                        (group, members) -> {
                            for (JsonTree member : members.items()) {
                                if (results.contains(member.scalar().orElse(""))) {
                                    groups.add(group);
                                }
                            }
                        });
        return groups;
    }

    private void task(String key, JsonTree metrics, String prompt) {
        Optional<TaskNames.Named> named = tasks.of(key);
        if (named.isEmpty()) {
            return; // an average over tasks
        }
        if (!metrics.isObject()) {
            bad(key, "expected the metrics of '%s', found %s".formatted(key, metrics));
            return;
        }
        String task = named.get().task() + (prompt.isBlank() ? "" : " [" + prompt + "]");
        Setup setup = setup(key, named.get());
        for (Map.Entry<String, JsonTree> field : metrics.members().entrySet()) {
            String[] name = field.getKey().split(",", 2);
            if (name[0].endsWith("_stderr") || NO_METRICS.contains(name[0])) {
                continue;
            }
            String filter = name.length < 2 || name[1].equals("none") ? "" : "(" + name[1] + ")";
            String error = name[0] + "_stderr" + (name.length < 2 ? "" : "," + name[1]);
            score(key, task, setup, name[0] + filter, field.getValue(), metrics.at(error));
        }
    }

    private void score(
            String key, String task, Setup setup, String name, JsonTree value, JsonTree error) {
        if (!value.isThere() || value.text().filter("N/A"::equals).isPresent()) {
            return; // the harness's way of saying that there is none
        }
        if (!value.isNumber()) {
            bad(key, "'%s' of '%s' must be a number, got %s".formatted(name, key, value));
            return;
        }
        double score = value.number().orElseThrow();
        try {
            Metric metric = KnownMetrics.metric(name, direction(key, name));
            Observation observation = Observation.of(model, task, metric, score).in(setup);
            OptionalDouble standardError = StandardErrors.stated(error.number());
            OptionalLong examples = examples(key, metric, score, standardError);
            if (standardError.isPresent()) {
                observation = observation.withStandardError(standardError.getAsDouble());
            }
            if (examples.isPresent()) {
                observation = observation.withExamples(examples.getAsLong());
            }
            sink.accept(measured.map(observation::measuredAt).orElse(observation));
            sent++;
        } catch (IllegalArgumentException e) {
            bad(key, "'%s' of '%s': %s".formatted(name, key, e.getMessage()));
        }
    }

    /** The number that was evaluated where the file says, else what the standard error says. */
    private OptionalLong examples(
            String key, Metric metric, double score, OptionalDouble standardError) {
        OptionalLong effective = file.at("n-samples", key, "effective").wholeNumber();
        if (effective.orElse(0) > 0) {
            return effective;
        }
        return metric.grain() == Grain.ALL_OR_NOTHING && standardError.isPresent()
                ? StandardErrors.examplesBehind(score, standardError.getAsDouble())
                : OptionalLong.empty();
    }

    private Optional<Direction> direction(String key, String metric) {
        return file.at("higher_is_better", key, metric.replaceFirst("\\(.*", ""))
                .truth()
                .map(higher -> higher ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
    }

    private Setup setup(String key, TaskNames.Named named) {
        OptionalInt shots = named.shots();
        for (JsonTree stated :
                new JsonTree[] {
                    file.at("n-shot", key),
                    file.at("configs", key, "num_fewshot"),
                    file.at("config", "num_fewshot")
                }) {
            shots = shots.isPresent() ? shots : stated.wholeNumber(0, Integer.MAX_VALUE);
        }
        return settings.setup(shots.isPresent() ? shots : shotsByPlace, named.strategy());
    }

    private void bad(String place, String why) {
        bad++;
        unusable.add("value", Issue.at(location, why), place);
    }
}
