package io.saltus.plugins.harness;

import io.saltus.api.data.Direction;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.identity.TaskNames;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A results file of any shape: task, metric, number, and what is said around them. */
final class ResultsFile {

    private static final int ONE_BY_ONE = 5;

    private final JsonTree file;
    private final Location location;
    private final ObservationSink sink;
    private final RunIdentity identity;
    private final Model model;
    private final RunConditions conditions;
    private final RunSetups setups;
    private final TaskGroups groups;
    private final Percentages percentages;
    private final Optional<Instant> measured;
    private final FoldedIssues unusable;
    private final ResultsRemarks remarks;
    private int sent;
    private int bad;

    /**
     * @throws RequestException if the file is no JSON object
     */
    ResultsFile(Location location, ObservationSink sink, RunSettings settings) throws IOException {
        JsonTree whole = Harness.JSON.tree(location.name(), location);
        if (!whole.isObject()) {
            throw new RequestException(
                    "expected a JSON object with 'results', found " + whole.kind());
        }
        boolean bare = BareResults.areIn(whole);
        this.file = bare ? JsonTree.of(Map.of("results", whole)) : TaskGroups.amongResults(whole);
        this.location = location;
        this.sink = sink;
        this.unusable = new FoldedIssues(sink::report, ONE_BY_ONE);
        HarnessRun run = new HarnessRun(file, location);
        this.identity = run.identity(settings);
        this.model = identity.model();
        this.conditions = new RunConditions(file);
        this.setups = new RunSetups(file, settings, run.shots());
        this.groups = new TaskGroups(file);
        JsonTree results = file.at("results");
        this.percentages =
                new Percentages(results.isList() ? results.items() : results.members().values());
        this.measured = run.measured();
        this.remarks = new ResultsRemarks(location, sink);
        if (bare) {
            remarks.bare(model.name(), identity.name().where());
        }
    }

    void send() {
        JsonTree results = file.at("results");
        if (file.at("checkpoints").isList() || file.at("tokens").isList()) {
            throw new RequestException(
                    "holds a list of scores by checkpoint for each metric, as bigscience's"
                            + " '*_agg.json' does; --source bigscience reads it");
        }
        if (results.isList()) {
            prompts(results);
        } else if (results.isObject()) {
            results.members()
                    .forEach(
                            (task, metrics) -> {
                                if (!groups.isAverage(task)) {
                                    task(task, metrics, "");
                                }
                            });
            remarks.averages(results, groups);
        } else if (isTasksAndNumbers(file)) {
            throw new RequestException(
                    "holds a number for each of %s, and neither of which metric nor of which model;"
                                    .formatted(Numbers.count(file.members().size(), "name"))
                            + " write {\"TASK\": {\"acc\": NUMBER}} instead, or a table with the columns"
                            + " model, task, metric, score, which --source csv reads");
        } else {
            throw new RequestException(
                    "expected 'results' with a task and its metrics, found %s; the file has %s"
                            .formatted(results.isThere() ? results.kind() : "none", file.layout()));
        }
        unusable.close();
        if (sent == 0 && bad == 0) {
            throw new RequestException("holds no result: its 'results' have no task with a number");
        }
        setups.untold().ifPresent(remarks::shots);
        setups.doubts().forEach(remarks::doubt);
        remarks.close();
    }

    private static boolean isTasksAndNumbers(JsonTree file) {
        return !file.members().isEmpty()
                && !file.at("results").isThere()
                && file.members().values().stream().allMatch(JsonTree::isNumber);
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

    private void task(String key, JsonTree metrics, String prompt) {
        Optional<TaskNames.Named> named = TaskNames.of(key);
        if (named.isEmpty()) {
            bad("an entry", "an entry of 'results' has a blank name");
            return;
        }
        if (!metrics.isObject()) {
            bad(key, "expected the metrics of '%s', found %s".formatted(key, metrics));
            return;
        }
        String task = named.get().task() + (prompt.isBlank() ? "" : " [" + prompt + "]");
        Row row = new Row(key, task, setups.of(key, named.get()), metrics);
        for (Map.Entry<String, JsonTree> field : metrics.members().entrySet()) {
            MetricField.of(field.getKey())
                    .ifPresent(metric -> score(row, metric, field.getValue()));
        }
    }

    /** The metrics of a task. */
    private record Row(String key, String task, Setup setup, JsonTree metrics) {}

    private void score(Row row, MetricField field, JsonTree value) {
        if (!value.isThere()) {
            remarks.none(field.title());
            return;
        }
        if (value.text().filter("N/A"::equals).isPresent()) {
            return; // the harness's way of saying that there is none
        }
        String where = "'%s' of '%s'".formatted(field.title(), row.key());
        if (!value.isNumber()) {
            bad(row.key(), "%s must be a number, got %s".formatted(where, value));
            return;
        }
        double score = value.number().orElseThrow();
        JsonTree spread = row.metrics().at(field.error());
        OptionalDouble error =
                StandardErrors.stated(
                        spread.number(), spread.toString(), got -> remarks.noError(where, got));
        Percentages.Unit unit = percentages.of(row.metrics(), field);
        if (unit == Percentages.Unit.UNCLEAR) {
            bad(
                    row.key(),
                    "%s is %s, which is above 1 or beside a share that is, and too little to be"
                                    .formatted(where, Numbers.exact(score))
                            + " a percentage for certain; write shares from 0 to 1");
            return;
        }
        if (unit == Percentages.Unit.UNTOLD) {
            bad(
                    row.key(),
                    "%s is %s, and other tasks of the file have '%s' as percentages; nothing tells whether"
                                    .formatted(where, Numbers.exact(score), field.title())
                            + " this is one, too; write all of them from 0 to 1");
            return;
        }
        if (unit == Percentages.Unit.FRACTION && Percentages.isShare(field)) {
            remarks.fraction(field.title());
        }
        if (unit == Percentages.Unit.PERCENT) {
            remarks.percentage(field.title(), score);
            score /= 100;
            error = error.isPresent() ? OptionalDouble.of(error.getAsDouble() / 100) : error;
        }
        send(row, field, score, error, where);
    }

    private void send(
            Row row, MetricField field, double score, OptionalDouble error, String where) {
        try {
            Metric metric =
                    ReadMetric.of(field.title(), field.plain(), direction(row.key(), field));
            Observation observation =
                    Observation.of(model, row.task(), metric, score).in(row.setup());
            OptionalLong examples = conditions.examples(row.key());
            if (error.isPresent()) {
                observation = observation.withStandardError(error.getAsDouble());
            }
            if (examples.isPresent()) {
                observation = observation.withExamples(examples.getAsLong());
            }
            observation = measured.map(observation::measuredAt).orElse(observation);
            sink.accept(conditions.applied(observation, row.key(), identity.seed()));
            conditions.limit(row.key()).ifPresent(remarks::limit);
            conditions.doubt(row.key()).ifPresent(remarks::doubt);
            sent++;
        } catch (IllegalArgumentException e) {
            bad(row.key(), "%s: %s".formatted(where, e.getMessage()));
        }
    }

    private Optional<Direction> direction(String key, MetricField field) {
        return file.at("higher_is_better", key, field.plain())
                .truth()
                .map(higher -> higher ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
    }

    private void bad(String place, String why) {
        bad++;
        unusable.add("value", Issue.at(location, why).refusing(1), place);
    }
}
