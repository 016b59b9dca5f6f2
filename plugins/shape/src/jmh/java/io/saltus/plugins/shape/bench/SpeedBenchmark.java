package io.saltus.plugins.shape.bench;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.plugins.shape.BrokenScalingLaw;
import io.saltus.plugins.shape.ChangePoint;
import io.saltus.plugins.shape.model.BrokenPowerLaw;
import io.saltus.plugins.shape.model.BrokenPowerLawFit;
import io.saltus.statistics.changepoint.Partition;
import io.saltus.statistics.fit.Hinge;
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
 * app/src/benchmark/speed.sh. Benchmarks with {@code Curves} in their name take all curves of the
 * file in one call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, timeUnit = TimeUnit.MILLISECONDS, time = 500)
@Measurement(iterations = 40, timeUnit = TimeUnit.MILLISECONDS, time = 20)
public class SpeedBenchmark {

    private static final double EXAMPLES = 200;
    private static final double CHANCE = .25;

    private final double[][] hits = read("curves.csv");
    private final double[] x = read("positions.csv")[0];
    private final double[] lnX = Arrays.stream(x).map(v -> v * Math.log(10)).toArray();
    private final double[][] scores = new double[hits.length][];
    private final List<Curve> curves = new ArrayList<>();
    private final double[] few = read("levels-12.csv")[0];
    private final double[] some = read("levels-200.csv")[0];
    private final double[] many = read("levels-100000.csv")[0];
    private final Curve levels = new Curve(subject(Metric.graded("m", Direction.HIGHER_IS_BETTER)), points(few));

    public SpeedBenchmark() {
        for (int c = 0; c < hits.length; c++) {
            scores[c] = Arrays.stream(hits[c]).map(k -> k / EXAMPLES).toArray();
            curves.add(new Curve(subject(Metric.accuracy("acc", CHANCE)), points(scores[c])));
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

    private static Subject subject(Metric metric) {
        return new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE);
    }

    private List<Point> points(double[] y) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            Replicate run =
                    new Replicate(
                            Model.of("m" + i),
                            OptionalLong.empty(),
                            y[i],
                            OptionalLong.of((long) EXAMPLES),
                            OptionalDouble.empty());
            points.add(Point.of(Math.pow(10, x[i]), List.of(run)));
        }
        return points;
    }

    @Benchmark
    public double hingeCurves() {
        double sum = 0;
        for (double[] y : scores) {
            sum += Hinge.free(x, y).knot();
        }
        return sum;
    }

    @Benchmark
    public double changesCurves() {
        double sum = 0;
        for (double[] y : scores) {
            sum += Partition.ofScores(y, 2 * .0009 * Math.log(y.length)).changes();
        }
        return sum;
    }

    @Benchmark
    public Partition changes12() {
        return Partition.ofScores(few, 2 * Math.log(few.length));
    }

    @Benchmark
    public Partition changes200() {
        return Partition.ofScores(some, 2 * Math.log(some.length));
    }

    @Benchmark
    public Partition changes100000() {
        return Partition.ofScores(many, 2 * Math.log(many.length));
    }

    @Benchmark
    public double judgeChangePointCurves() {
        double sum = 0;
        for (Curve curve : curves) {
            sum += new ChangePoint().judge(curve, Curves.of(curve)).reason().length();
        }
        return sum;
    }

    @Benchmark
    public double judgeLevels12() {
        return new ChangePoint().judge(levels, Curves.of(levels)).reason().length();
    }

    @Benchmark
    public double brokenPowerLawCurves() {
        double sum = 0;
        for (double[] y : scores) {
            BrokenPowerLawFit fit = new BrokenPowerLawFit(lnX, y);
            BrokenPowerLaw law = fit.broken(fit.unbroken());
            sum += law.msle();
        }
        return sum;
    }

    @Benchmark
    public double judgeBrokenScalingLawCurves() {
        double sum = 0;
        for (Curve curve : curves) {
            sum += new BrokenScalingLaw().judge(curve, Curves.of(curve)).reason().length();
        }
        return sum;
    }

    /** Prints for each curve the least mean squared difference of ln(1 + y), and all changes. */
    public static void main(String[] arguments) {
        SpeedBenchmark benchmark = new SpeedBenchmark();
        for (double[] y : benchmark.scores) {
            BrokenPowerLawFit fit = new BrokenPowerLawFit(benchmark.lnX, y);
            System.out.println("msle," + fit.broken(fit.unbroken()).msle());
        }
        Partition many = benchmark.changes100000();
        System.out.println("changes," + many.changes());
        double[] start = Arrays.copyOf(benchmark.many, 20_000);
        double penalty = 2 * Math.log(start.length);
        Partition fewer = Partition.ofScores(start, penalty);
        System.out.println("cost20000," + (fewer.cost() + fewer.changes() * penalty));
        for (int first : many.firsts()) {
            System.out.println("first," + first);
        }
    }
}
