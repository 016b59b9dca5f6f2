package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.ReferenceFile;
import io.saltus.testkit.ReferenceFile.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The curves of {@code reference/curves.csv}, each with the others of its task. */
final class ReferenceTasks {

    /**
     * A curve with the others of its task.
     *
     * @param judged the curve that the numbers are about
     * @param context it and the others: share of right tokens, or the standard strategy
     */
    record Task(Curve judged, Curves context) {

        Verdict judge(Criterion criterion) {
            return criterion.judge(judged, context);
        }
    }

    private ReferenceTasks() {}

    /** By name, in the order of the file. */
    static Map<String, Task> tasks() {
        Map<String, Task> tasks = new LinkedHashMap<>();
        ReferenceFile.of(ReferenceTasks.class, "/reference/curves.csv")
                .curves()
                .forEach((name, rows) -> tasks.put(name, task(name, rows)));
        return tasks;
    }

    private static Task task(String name, List<Row> rows) {
        Map<String, List<Row>> series = new LinkedHashMap<>();
        rows.forEach(
                row ->
                        series.computeIfAbsent(row.text("series"), key -> new ArrayList<>())
                                .add(row));
        List<Row> standard = series.getOrDefault("standard", List.of());
        List<Curve> curves = new ArrayList<>();
        series.forEach((key, of) -> curves.add(curve(name, key, of, standard)));
        return new Task(curves.get(0), Curves.of(curves));
    }

    /** With the strategy chain of thought where the task has a standard one beside it. */
    private static Curve curve(String name, String series, List<Row> rows, List<Row> standard) {
        boolean baseline = series.equals("standard");
        Setup setup =
                standard.isEmpty() || baseline
                        ? Setup.UNKNOWN
                        : Setup.UNKNOWN.withStrategy("chain-of-thought");
        Metric metric = metric(series, rows.get(0).text("chance"));
        return ReferenceFile.curve(
                new Subject(name, setup, metric, "family", Axis.COMPUTE),
                rows,
                i ->
                        standard.isEmpty() || standard.get(i).text("both").isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        outcomes(
                                                rows.get(i),
                                                standard.get(i).text("both"),
                                                baseline)));
    }

    /**
     * Right answers in one order of examples: first those right under both strategies, then those
     * right under the one that is asked for, for which the baseline's come last.
     */
    private static Outcomes outcomes(Row row, String rightInBoth, boolean baseline) {
        int examples = Integer.parseInt(row.text("examples"));
        int right = Integer.parseInt(row.text("right"));
        int both = Integer.parseInt(rightInBoth);
        Map<String, Double> scores = new HashMap<>();
        IntStream.range(0, examples)
                .forEach(
                        i -> {
                            int own = baseline ? examples - 1 - i : i - both;
                            boolean hit = i < both || own >= 0 && own < right - both;
                            scores.put("example-" + i, hit ? 1.0 : 0.0);
                        });
        return Outcomes.of(scores);
    }

    private static Metric metric(String series, String chance) {
        return switch (series) {
            case "accuracy", "standard" -> Metric.accuracy("acc", Double.parseDouble(chance));
            case "tokens" -> Metric.graded("token accuracy", Direction.HIGHER_IS_BETTER);
            case "loss" -> Metric.graded("loss", Direction.LOWER_IS_BETTER);
            default -> Metric.graded("score", Direction.HIGHER_IS_BETTER);
        };
    }
}
