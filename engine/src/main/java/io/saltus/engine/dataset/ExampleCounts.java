package io.saltus.engine.dataset;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.table.Column;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;

/**
 * Fills in how many examples a result rests on, where the data do not say; a wrong number is worse
 * than none. The first of these that answers is taken, and named:
 *
 * <ol>
 *   <li>the catalogue of test sets, if every score of the task is a whole number of right answers
 *       out of it, as far as it was printed, and neither a standard error nor a number that the
 *       data state for the task nor a smaller number that fits by no accident says otherwise;
 *   <li>the {@linkplain ErrorCount standard errors} of the task;
 *   <li>the number that all other results of the task in this setup agree on;
 *   <li>the smallest number of which all scores are {@linkplain WholeAnswers whole numbers of right
 *       answers}, if that is no accident.
 * </ol>
 *
 * <p>All but the third are of metrics that count each example as all or nothing. A run on a part of
 * the test set takes no number but that of results on the same part.
 */
final class ExampleCounts {

    static final String CATALOGUE = "benchmark catalogue: ";
    static final String ERRORS = "standard error";
    static final String OTHERS = "other results of the task";
    static final String DECIMALS = "decimals of the scores";

    /** One result alone may be of a part of the test set. */
    private static final int FEWEST = 2;

    /** Greatest share of the files of a task that may go with no test set of the catalogue. */
    private static final double UNLIKE = .2;

    /** The results of a task that count each example, on the whole test set. */
    private static final class Task {
        private final List<Integer> rows = new ArrayList<>();
        private final Set<Long> stated = new TreeSet<>();
        private final Map<String, Integer> decimals = new HashMap<>();
        private final Map<String, Integer> digits = new HashMap<>();
        private final Map<String, Integer> errorDecimals = new HashMap<>();
        private boolean missing;

        /** The same task with these rows alone. */
        private Task of(Integer... some) {
            Task task = new Task();
            task.rows.addAll(List.of(some));
            task.stated.addAll(stated);
            task.decimals.putAll(decimals);
            task.digits.putAll(digits);
            task.errorDecimals.putAll(errorDecimals);
            task.missing = missing;
            return task;
        }
    }

    /** What the results of a setup say. */
    private static final class Stated {
        private final Set<Long> numbers = new TreeSet<>();
        private int results;
    }

    private final Dataset dataset;
    private final Observations rows;
    private final TestSets known;
    private final LongColumn stated;
    private final LongColumn examples;
    private final StringColumn source;
    private final StringColumn origin;
    private final DoubleColumn errors;
    private final List<Issue> issues;

    /** Origins that print scores in full, as programs do: there .25 is no rounded .2503. */
    private final Set<String> inFull = new HashSet<>();

    private ExampleCounts(Dataset dataset, TestSets known) {
        this.dataset = dataset;
        this.rows = new Observations(dataset);
        this.known = known;
        this.stated = dataset.own().longColumn(Column.N_EXAMPLES.id());
        this.examples = stated.copy();
        this.source = dataset.own().stringColumn(Schema.EXAMPLES_SOURCE).copy();
        this.origin = dataset.own().stringColumn(Schema.ORIGIN);
        this.errors = dataset.own().doubleColumn(Column.STDERR.id());
        this.issues = new ArrayList<>();
    }

    static Dataset filled(Dataset dataset, TestSets known) {
        return dataset.own().longColumn(Column.N_EXAMPLES.id()).countMissing() == 0
                ? dataset
                : new ExampleCounts(dataset, known).filled();
    }

    private Dataset filled() {
        Map<String, Task> tasks = tasks();
        try (FoldedIssues folded = new FoldedIssues(issues::add)) {
            tasks.forEach(
                    (name, task) -> {
                        Task like = task;
                        OptionalLong size = catalogued(name, task, scores(task), folded);
                        if (size.isEmpty()) {
                            like = withoutUnlike(name, task);
                            size =
                                    like == task
                                            ? size
                                            : catalogued(name, like, scores(like), folded);
                        }
                        if (size.isPresent()) {
                            fill(like, size.getAsLong(), CATALOGUE + known.source(name));
                        } else {
                            ErrorCount.of(measured(task), scores(task))
                                    .ifPresent(n -> fill(task, n, ERRORS));
                        }
                    });
        }
        fillFromOthers();
        for (Task task : tasks.values()) {
            if (task.stated.isEmpty() && task.rows.stream().anyMatch(examples::isMissing)) {
                OptionalLong smallest = WholeAnswers.smallest(scores(task));
                if (smallest.isPresent()
                        && measured(task).stream()
                                .allMatch(error -> error.allows(smallest.getAsLong()))) {
                    fill(task, smallest.getAsLong(), DECIMALS);
                }
            }
        }
        return dataset.with(examples).with(source).with(issues);
    }

    private Map<String, Task> tasks() {
        String counted = Names.word(Grain.ALL_OR_NOTHING);
        StringColumn grain = dataset.own().stringColumn(Column.GRAIN.id());
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (grain.get(row).equals(counted) && !isLimited(row)) {
                Task task = tasks.computeIfAbsent(rows.task(row), name -> new Task());
                task.rows.add(row);
                task.missing |= stated.isMissing(row);
                if (!stated.isMissing(row)) {
                    task.stated.add(stated.getLong(row));
                }
                int decimals = PrintedScore.decimals(rows.score(row));
                task.decimals.merge(origin.get(row), decimals, Math::max);
                task.digits.merge(origin.get(row), PrintedScore.digits(rows.score(row)), Math::max);
                if (decimals == PrintedScore.MOST) {
                    inFull.add(origin.get(row));
                }
                if (!errors.isMissing(row)) {
                    task.errorDecimals.merge(
                            origin.get(row),
                            PrintedScore.decimals(errors.getDouble(row)),
                            Math::max);
                }
            }
        }
        tasks.values().removeIf(task -> !task.missing);
        return tasks;
    }

    private boolean isLimited(int row) {
        return rows.conditions(row).containsKey(Observation.LIMIT);
    }

    private List<PrintedScore> scores(Task task) {
        return task.rows.stream().map(row -> score(task, row)).toList();
    }

    /**
     * A score as its task is printed in that origin; in full where the origin prints any in full.
     */
    private PrintedScore score(Task task, int row) {
        String from = origin.get(row);
        return inFull.contains(from)
                ? new PrintedScore(rows.score(row), PrintedScore.MOST)
                : PrintedScore.of(
                        rows.score(row),
                        task.decimals.getOrDefault(from, PrintedScore.MOST),
                        task.digits.getOrDefault(from, PrintedScore.MOST));
    }

    private List<ErrorCount.Measured> measured(Task task) {
        return task.rows.stream()
                .filter(row -> !errors.isMissing(row) && errors.getDouble(row) > 0)
                .map(
                        row ->
                                new ErrorCount.Measured(
                                        score(task, row),
                                        errors.getDouble(row),
                                        new PrintedScore(
                                                        0,
                                                        task.errorDecimals.getOrDefault(
                                                                origin.get(row), PrintedScore.MOST))
                                                .half()))
                .filter(measured -> !measured.score().isEnd())
                .toList();
    }

    /** The one test set of the catalogue that everything said of the task allows. */
    private OptionalLong catalogued(
            String name, Task task, List<PrintedScore> scores, FoldedIssues folded) {
        List<Long> sizes = known.sizes(name);
        if (sizes.isEmpty()) {
            return OptionalLong.empty();
        }
        List<ErrorCount.Measured> measured = measured(task);
        OptionalLong whole = WholeAnswers.smallest(scores);
        List<Long> allowed =
                sizes.stream()
                        .filter(n -> task.stated.isEmpty() || task.stated.equals(Set.of(n)))
                        .filter(n -> scores.stream().allMatch(score -> score.fits(n)))
                        .filter(n -> measured.stream().allMatch(error -> error.allows(n)))
                        .filter(n -> whole.orElse(n) == n)
                        .toList();
        if (allowed.size() == 1) {
            return OptionalLong.of(allowed.get(0));
        }
        String sizesInWords =
                String.join(" or ", sizes.stream().map(n -> Numbers.exact(n)).toList());
        folded.add(
                "catalogue",
                new Issue(
                                name,
                                "has %s examples (%s), but %s; how many it rests on is taken from elsewhere or stays open: say it in a column '%s'"
                                        .formatted(
                                                sizesInWords,
                                                known.source(name),
                                                allowed.isEmpty()
                                                        ? objection(task, scores, sizes, measured)
                                                        : "the scores go with each of these",
                                                Column.N_EXAMPLES.id()))
                        .coded("examples-unclear")
                        .asRemark(),
                name);
        return OptionalLong.empty();
    }

    /**
     * The task without the origins that go with no test set of the catalogue, where they are a few
     * among many: a file of its own may be of something else. Else the task as it is.
     */
    private Task withoutUnlike(String name, Task task) {
        List<Long> sizes = known.sizes(name);
        Set<String> origins = new TreeSet<>();
        Set<String> unlike = new TreeSet<>();
        for (int row : task.rows) {
            origins.add(origin.get(row));
            PrintedScore score = score(task, row);
            List<ErrorCount.Measured> errors = measured(task.of(row));
            boolean goes =
                    sizes.stream()
                            .anyMatch(
                                    n ->
                                            score.fits(n)
                                                    && errors.stream()
                                                            .allMatch(error -> error.allows(n)));
            if (!goes) {
                unlike.add(origin.get(row));
            }
        }
        if (unlike.isEmpty() || unlike.size() > UNLIKE * origins.size()) {
            return task;
        }
        Task like = task.of();
        task.rows.stream().filter(row -> !unlike.contains(origin.get(row))).forEach(like.rows::add);
        return like;
    }

    private String objection(
            Task task,
            List<PrintedScore> scores,
            List<Long> sizes,
            List<ErrorCount.Measured> measured) {
        if (!task.stated.isEmpty()) {
            return "the data state %s for some of its results"
                    .formatted(
                            String.join(
                                    ", ",
                                    task.stated.stream().map(n -> Numbers.exact(n)).toList()));
        }
        for (int at = 0; at < scores.size(); at++) {
            PrintedScore score = scores.get(at);
            if (sizes.stream().noneMatch(score::fits)) {
                return "%s scores %s, which is no whole number of them"
                        .formatted(rows.modelName(task.rows.get(at)), Numbers.exact(score.value()));
            }
        }
        return measured.stream()
                .filter(error -> sizes.stream().noneMatch(error::allows))
                .findFirst()
                .map(
                        error ->
                                "the standard error %s of the score %s is that of another number"
                                        .formatted(
                                                Numbers.exact(error.error()),
                                                Numbers.exact(error.score().value())))
                .orElse("all its scores are whole numbers of fewer");
    }

    private void fill(Task task, long size, String from) {
        for (int row : task.rows) {
            if (examples.isMissing(row)) {
                examples.set(row, size);
                source.set(row, from);
            }
        }
    }

    private void fillFromOthers() {
        Map<List<Object>, Stated> bySetup = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!stated.isMissing(row)) {
                Stated said = bySetup.computeIfAbsent(setup(row), key -> new Stated());
                said.numbers.add(stated.getLong(row));
                said.results++;
            }
        }
        if (bySetup.isEmpty()) {
            return;
        }
        for (int row = 0; row < rows.size(); row++) {
            Stated said = examples.isMissing(row) ? bySetup.get(setup(row)) : null;
            if (said != null && said.numbers.size() == 1 && said.results >= FEWEST) {
                examples.set(row, said.numbers.iterator().next());
                source.set(row, OTHERS);
            }
        }
    }

    /** A score of 0 or 1 has no standard error from which a number follows; its fellows have. */
    private List<Object> setup(int row) {
        return List.of(
                rows.task(row),
                rows.metricName(row),
                rows.shots(row),
                rows.strategy(row),
                rows.conditions(row).getOrDefault(Observation.LIMIT, ""));
    }
}
