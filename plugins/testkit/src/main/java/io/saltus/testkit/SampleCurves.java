package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Curves to try a renderer on: the real ones of {@code results.csv}, and made-up ones. */
final class SampleCurves {

    private SampleCurves() {}

    /** Returns the curves of published results; see SOURCE.md beside the file. */
    static List<Curve> published() {
        try (InputStream in = SampleCurves.class.getResourceAsStream("results.csv")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads curves from a table of results: along compute where it is known, else parameters. */
    static List<Curve> read(InputStream in) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<String> columns = List.of(lines.readLine().split(",", -1));
        Map<Subject, TreeMap<Double, Point>> found = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells[i]);
            }
            Axis axis =
                    cell(row, "task").equals(cell(row, "task").toLowerCase(Locale.ROOT))
                            ? Axis.PARAMETERS
                            : Axis.COMPUTE;
            String scale = cell(row, axis.equals(Axis.COMPUTE) ? "train_flops" : "params");
            found.computeIfAbsent(subject(row, axis), s -> new TreeMap<>())
                    .put(Double.parseDouble(scale), point(row, Double.parseDouble(scale)));
        }
        List<Curve> curves = new ArrayList<>();
        found.forEach(
                (subject, points) -> curves.add(new Curve(subject, List.copyOf(points.values()))));
        return curves;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static Subject subject(Map<String, String> row, Axis axis) {
        boolean higher = cell(row, "higher_is_better").equals("true");
        boolean known = !cell(row, "chance").isEmpty();
        Metric metric =
                known
                        ? Metric.accuracy(
                                cell(row, "metric"), Double.parseDouble(cell(row, "chance")))
                        : new Metric(
                                cell(row, "metric"),
                                higher ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                Grain.GRADED);
        OptionalInt shots =
                cell(row, "shots").isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(cell(row, "shots")));
        return new Subject(
                cell(row, "task"),
                new Setup(shots, cell(row, "strategy")),
                metric,
                cell(row, "family"),
                axis);
    }

    private static Model model(Map<String, String> row) {
        Model model = Model.of(cell(row, "model")).inFamily(cell(row, "family"));
        if (!cell(row, "params").isEmpty()) {
            model = model.at(Axis.PARAMETERS, Double.parseDouble(cell(row, "params")));
        }
        return cell(row, "train_flops").isEmpty()
                ? model
                : model.at(Axis.COMPUTE, Double.parseDouble(cell(row, "train_flops")));
    }

    private static Point point(Map<String, String> row, double scale) {
        OptionalLong examples =
                cell(row, "n_examples").isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(cell(row, "n_examples")));
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                model(row),
                                OptionalLong.empty(),
                                Double.parseDouble(cell(row, "score")),
                                examples,
                                OptionalDouble.empty())));
    }

    /** Returns a curve of a subject with these scores, at 10^18, 10^19, ... */
    static Curve curve(Subject subject, long examples, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double at = subject.axis().spacing() == Axis.Spacing.NEGATED ? -3 + .2 * i : 18 + i;
            points.add(
                    Point.of(
                            subject.axis().scale(at),
                            List.of(
                                    new Replicate(
                                            Model.of("model-" + i),
                                            OptionalLong.empty(),
                                            scores[i],
                                            examples > 0
                                                    ? OptionalLong.of(examples)
                                                    : OptionalLong.empty(),
                                            OptionalDouble.of(.02)))));
        }
        return new Curve(subject, points);
    }
}
