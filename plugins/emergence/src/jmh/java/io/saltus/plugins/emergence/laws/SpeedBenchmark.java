package io.saltus.plugins.emergence.laws;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.plugins.emergence.Emergence;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time on the very curves that app/src/benchmark/speed.py times NumPy and SciPy on.
 *
 * <p>Iterations are short, so that the least of them is free of other load. The folder that holds them is named by the system property {@code saltus.speed}; run by
 * app/src/benchmark/speed.sh. Every benchmark takes all curves of the file in one call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, timeUnit = TimeUnit.MILLISECONDS, time = 500)
@Measurement(iterations = 40, timeUnit = TimeUnit.MILLISECONDS, time = 20)
public class SpeedBenchmark {

    private static final long EXAMPLES = 200;
    private static final double CHANCE = .25;

    private final List<Curve> curves = new ArrayList<>();
    private final List<ScaleCounts> counts = new ArrayList<>();

    public SpeedBenchmark() {
        double[] x = read("positions.csv")[0];
        double[] trials = new double[x.length];
        Arrays.fill(trials, EXAMPLES);
        for (double[] hits : read("curves.csv")) {
            counts.add(new ScaleCounts(x, hits, trials, CHANCE));
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                Replicate run =
                        new Replicate(
                                Model.of("m" + i),
                                OptionalLong.empty(),
                                hits[i] / EXAMPLES,
                                OptionalLong.of(EXAMPLES),
                                OptionalDouble.empty());
                points.add(Point.of(Math.pow(10, x[i]), List.of(run)));
            }
            Metric metric = Metric.accuracy("acc", CHANCE);
            Subject subject = new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE);
            curves.add(new Curve(subject, points));
        }
    }

    private static double[][] read(String name) {
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

    /** A logistic with amplitude, location and width by binomial likelihood, over all widths. */
    @Benchmark
    public double logisticCurves() {
        double sum = 0;
        for (ScaleCounts curve : counts) {
            double[] u = LawComparison.distances(curve);
            AmplitudeFit amplitude = new AmplitudeFit(curve, CHANCE);
            for (ShapeGrid grid : ShapeGrids.of(u)) {
                if (grid.law() == Law.LOGISTIC_SHARP) {
                    sum += new LawSearch(grid, curve, u, amplitude).best().logLikelihood();
                }
            }
        }
        return sum;
    }

    @Benchmark
    public double lawsCurves() {
        double sum = 0;
        for (ScaleCounts curve : counts) {
            sum += LawComparison.of(curve, CHANCE).lambda();
        }
        return sum;
    }

    @Benchmark
    public double isotonicCurves() {
        double sum = 0;
        for (ScaleCounts curve : counts) {
            sum += curve.monotone()[0];
        }
        return sum;
    }

    @Benchmark
    public double emergenceCurves() {
        double sum = 0;
        for (Curve curve : curves) {
            sum += new Emergence().judge(curve, Curves.of(curve)).reason().length();
        }
        return sum;
    }
}
