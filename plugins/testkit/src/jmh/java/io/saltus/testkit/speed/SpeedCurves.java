package io.saltus.testkit.speed;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The curves that app/src/benchmark/speed.py times NumPy and SciPy on, for the benchmarks of
 * plugins; the folder that holds them is named by the system property {@code saltus.speed}.
 */
public final class SpeedCurves {

    /** Examples behind every score. */
    public static final long EXAMPLES = 200;

    /** Chance level of the curves. */
    public static final double CHANCE = .25;

    private SpeedCurves() {}

    /** Returns the rows of a file of numbers. */
    public static double[][] read(String name) {
        Path file = Path.of(System.getProperty("saltus.speed", "."), name);
        try (var lines = Files.lines(file)) {
            return lines.map(
                            line ->
                                    Arrays.stream(line.split(","))
                                            .mapToDouble(Double::parseDouble)
                                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new IllegalStateException("no " + file + ": see app/src/benchmark/speed.sh", e);
        }
    }

    /** Returns the curve of scores at the first positions of the file. */
    public static Curve curve(Metric metric, double[] x, double[] scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Replicate run =
                    new Replicate(
                            Model.of("m" + i),
                            OptionalLong.empty(),
                            scores[i],
                            OptionalLong.of(EXAMPLES),
                            OptionalDouble.empty());
            points.add(Point.of(Math.pow(10, x[i]), List.of(run)));
        }
        return new Curve(
                new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE), points);
    }
}
