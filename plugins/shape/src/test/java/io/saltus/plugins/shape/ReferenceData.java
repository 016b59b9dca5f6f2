package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The curves of {@code reference/curves.csv} and the numbers that other programs give for them. */
final class ReferenceData {

    /**
     * One number of another program.
     *
     * @param criterion id, with a setting that differs from the default behind a space
     */
    record Expected(String curve, String criterion, String quantity, double value) {}

    private ReferenceData() {}

    /** By name, in the order of the file. */
    static Map<String, Curve> curves() {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        for (String[] row : read("curves.csv")) {
            rows.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
        }
        Map<String, Curve> curves = new LinkedHashMap<>();
        rows.forEach((name, ofCurve) -> curves.put(name, curve(name, ofCurve)));
        return curves;
    }

    /** From all files of expected numbers. */
    static List<Expected> expected() {
        List<Expected> expected = new ArrayList<>();
        for (String file : List.of("expected-r.csv", "expected-python.csv")) {
            for (String[] row : read(file)) {
                double value =
                        row[3].equals("inf")
                                ? Double.POSITIVE_INFINITY
                                : Double.parseDouble(row[3]);
                expected.add(new Expected(row[0], row[1], row[2], value));
            }
        }
        return expected;
    }

    private static Curve curve(String name, List<String[]> rows) {
        TreeMap<Double, List<Replicate>> scales = new TreeMap<>();
        for (String[] row : rows) {
            List<Replicate> runs =
                    scales.computeIfAbsent(Double.parseDouble(row[2]), s -> new ArrayList<>());
            runs.add(replicate(row, runs.size()));
        }
        List<Point> points = new ArrayList<>();
        scales.forEach((scale, runs) -> points.add(Point.of(scale, runs)));
        return new Curve(
                new Subject(name, Setup.UNKNOWN, metric(rows.get(0)), "family", Axis.COMPUTE),
                points);
    }

    private static Replicate replicate(String[] row, int seed) {
        boolean counted = !row[4].isEmpty();
        double score =
                counted
                        ? Double.parseDouble(row[3]) / Double.parseDouble(row[4])
                        : Double.parseDouble(row[6]);
        return new Replicate(
                Model.of("model-" + row[2]),
                OptionalLong.of(seed),
                score,
                counted ? OptionalLong.of(Long.parseLong(row[4])) : OptionalLong.empty(),
                OptionalDouble.empty());
    }

    private static Metric metric(String[] row) {
        return switch (row[1]) {
            case "accuracy" -> Metric.accuracy("acc", Double.parseDouble(row[5]));
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
