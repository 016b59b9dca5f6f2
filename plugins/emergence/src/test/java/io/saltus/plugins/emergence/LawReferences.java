package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
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

/** The curves of {@code reference-laws/curves.csv} and the numbers that SciPy gives for them. */
final class LawReferences {

    private LawReferences() {}

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

    /** SciPy's numbers by curve and quantity, for one criterion. */
    static Map<String, Map<String, Double>> expected(String criterion) {
        Map<String, Map<String, Double>> expected = new LinkedHashMap<>();
        for (String[] row : read("expected-python.csv")) {
            if (row[1].equals(criterion)) {
                expected.computeIfAbsent(row[0], curve -> new LinkedHashMap<>())
                        .put(row[2], Double.parseDouble(row[3]));
            }
        }
        return expected;
    }

    private static Curve curve(String name, List<String[]> rows) {
        TreeMap<Double, List<Replicate>> scales = new TreeMap<>();
        for (String[] row : rows) {
            List<Replicate> runs =
                    scales.computeIfAbsent(Double.parseDouble(row[1]), s -> new ArrayList<>());
            runs.add(replicate(row, runs.size()));
        }
        List<Point> points = new ArrayList<>();
        scales.forEach((scale, runs) -> points.add(Point.of(scale, runs)));
        Metric metric = Metric.accuracy("acc", Double.parseDouble(rows.get(0)[4]));
        return new Curve(new Subject(name, Setup.UNKNOWN, metric, "family", Axis.COMPUTE), points);
    }

    private static Replicate replicate(String[] row, int seed) {
        boolean counted = !row[3].isEmpty();
        double score =
                counted
                        ? Double.parseDouble(row[2]) / Double.parseDouble(row[3])
                        : Double.parseDouble(row[5]);
        return new Replicate(
                Model.of("model-" + row[1]),
                OptionalLong.of(seed),
                score,
                counted ? OptionalLong.of(Long.parseLong(row[3])) : OptionalLong.empty(),
                OptionalDouble.empty());
    }

    /** The rows of a file without its header and its comments; no field holds a comma. */
    private static List<String[]> read(String file) {
        try (InputStream in = LawReferences.class.getResourceAsStream("/reference-laws/" + file)) {
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
