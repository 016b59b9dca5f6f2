package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The curves of {@code reference/curves.csv} and the numbers that other programs give for them. */
final class ReferenceData {

    /** One number of another program. */
    record Expected(String curve, String criterion, String quantity, double value) {}

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

    /**
     * A line of {@code curves.csv}.
     *
     * @param right right answers; empty where only a score is known
     * @param both of paired examples, those right under both strategies; empty elsewhere
     */
    private record Row(
            String series,
            double scale,
            String right,
            String examples,
            String chance,
            String score,
            String stderr,
            String both) {

        Row(String[] fields) {
            this(
                    fields[1],
                    Double.parseDouble(fields[2]),
                    fields[3],
                    fields[4],
                    fields[5],
                    fields[6],
                    fields[7],
                    fields[8]);
        }

        double value() {
            return right.isEmpty()
                    ? Double.parseDouble(score)
                    : Double.parseDouble(right) / Double.parseDouble(examples);
        }
    }

    private ReferenceData() {}

    /** By name, in the order of the file. */
    static Map<String, Task> tasks() {
        Map<String, Map<String, List<Row>>> rows = new LinkedHashMap<>();
        for (String[] fields : read("curves.csv")) {
            Row row = new Row(fields);
            rows.computeIfAbsent(fields[0], name -> new LinkedHashMap<>())
                    .computeIfAbsent(row.series(), series -> new ArrayList<>())
                    .add(row);
        }
        Map<String, Task> tasks = new LinkedHashMap<>();
        rows.forEach((name, series) -> tasks.put(name, task(name, series)));
        return tasks;
    }

    static List<Expected> expected() {
        return read("expected-r.csv").stream()
                .map(row -> new Expected(row[0], row[1], row[2], number(row[3])))
                .toList();
    }

    private static double number(String field) {
        return field.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(field);
    }

    private static Task task(String name, Map<String, List<Row>> series) {
        List<Row> standard = series.getOrDefault("standard", List.of());
        List<Curve> curves = new ArrayList<>();
        series.forEach((key, rows) -> curves.add(curve(name, key, rows, standard)));
        return new Task(curves.get(0), Curves.of(curves));
    }

    /** With the strategy chain of thought where the task has a standard one beside it. */
    private static Curve curve(String name, String series, List<Row> rows, List<Row> standard) {
        boolean baseline = series.equals("standard");
        Setup setup =
                standard.isEmpty() || baseline
                        ? Setup.UNKNOWN
                        : Setup.UNKNOWN.withStrategy("chain-of-thought");
        TreeMap<Double, List<Replicate>> scales = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Optional<Outcomes> outcomes =
                    standard.isEmpty() || standard.get(i).both().isEmpty()
                            ? Optional.empty()
                            : Optional.of(outcomes(row, standard.get(i), baseline));
            List<Replicate> runs = scales.computeIfAbsent(row.scale(), s -> new ArrayList<>());
            runs.add(replicate(row, runs.size(), outcomes));
        }
        List<Point> points = new ArrayList<>();
        scales.forEach((scale, runs) -> points.add(Point.of(scale, runs)));
        Metric metric = metric(series, rows.get(0));
        return new Curve(new Subject(name, setup, metric, "family", Axis.COMPUTE), points);
    }

    private static Replicate replicate(Row row, int seed, Optional<Outcomes> outcomes) {
        return new Replicate(
                Model.of("model-" + row.scale()),
                OptionalLong.of(seed),
                row.value(),
                row.examples().isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(row.examples())),
                row.stderr().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(row.stderr())),
                outcomes);
    }

    /**
     * Right answers in one order of examples: first those right under both strategies, then those
     * right under the one that is asked for, for which the baseline's come last.
     */
    private static Outcomes outcomes(Row row, Row standard, boolean baseline) {
        int examples = Integer.parseInt(row.examples());
        int right = Integer.parseInt(row.right());
        int both = Integer.parseInt(standard.both());
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

    private static Metric metric(String series, Row first) {
        return switch (series) {
            case "accuracy", "standard" ->
                    Metric.accuracy("acc", Double.parseDouble(first.chance()));
            case "tokens" -> Metric.graded("token accuracy", Direction.HIGHER_IS_BETTER);
            case "loss" -> Metric.graded("loss", Direction.LOWER_IS_BETTER);
            default -> Metric.graded("score", Direction.HIGHER_IS_BETTER);
        };
    }

    /** The rows of a file without its header and its comments; no field holds a comma. */
    private static List<String[]> read(String file) {
        try (InputStream in = ReferenceData.class.getResourceAsStream("/reference/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("curve,"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
