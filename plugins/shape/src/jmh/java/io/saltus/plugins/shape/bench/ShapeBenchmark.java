package io.saltus.plugins.shape.bench;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.shape.Breakthroughness;
import io.saltus.plugins.shape.BrokenScalingLaw;
import io.saltus.plugins.shape.ChangePoint;
import io.saltus.plugins.shape.PointOfEmergence;
import io.saltus.plugins.shape.model.BrokenPowerLaw;
import io.saltus.plugins.shape.model.BrokenPowerLawFit;
import io.saltus.statistics.changepoint.Partition;
import io.saltus.statistics.fit.Hinge;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
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

/** Time per curve on one thread; yardsticks.py beside it times NumPy and SciPy on the same task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class ShapeBenchmark {

    private final double[] x = new double[12];
    private final double[] y = new double[12];
    private final double[][] drawn = new double[200][12];
    private final Steps few = new Steps(12, 2);
    private final Steps some = new Steps(200, 5);
    private final Steps many = new Steps(100_000, 21);
    private final double[] lnX = new double[17];
    private final double[] sigmoid = new double[17];
    private final Curve curve;
    private final Curves study;

    public ShapeBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            x[i] = 19 + 6.0 * i / 11;
            y[i] = .2 * Math.max(0, x[i] - 22.3) + .01 * random.nextGaussian();
            for (double[] sample : drawn) {
                sample[i] = y[i] + .01 * random.nextGaussian();
            }
            points.add(
                    Point.of(
                            Math.pow(10, x[i]),
                            List.of(
                                    new Replicate(
                                            Model.of("m" + i),
                                            OptionalLong.empty(),
                                            Math.rint(Math.max(0, y[i]) * 200) / 200,
                                            OptionalLong.of(200),
                                            OptionalDouble.empty()))));
        }
        for (int i = 0; i < 17; i++) {
            lnX[i] = (19 + 6.0 * i / 16) * Math.log(10);
            sigmoid[i] =
                    .9 / (1 + Math.exp(-2.5 * (6.0 * i / 16 - 3))) + .005 * random.nextDouble();
        }
        curve =
                new Curve(
                        new Subject(
                                "task",
                                Setup.UNKNOWN,
                                Metric.accuracy("acc", 0),
                                "family",
                                Axis.COMPUTE),
                        points);
        study = Curves.of(curve);
    }

    /** Levels that alternate, as scores with noise .3 of the step and as counts of 200. */
    private static final class Steps {

        private final double[] scores;
        private final double[] successes;
        private final double[] trials;

        Steps(int m, int segments) {
            SplittableRandom random = new SplittableRandom(7);
            scores = new double[m];
            successes = new double[m];
            trials = new double[m];
            for (int i = 0; i < m; i++) {
                int high = (int) ((long) i * segments / m) % 2;
                scores[i] = high + .3 * random.nextGaussian();
                trials[i] = 200;
                for (int d = 0; d < 200; d++) {
                    successes[i] += random.nextDouble() < .25 + .25 * high ? 1 : 0;
                }
            }
        }

        Partition ofScores() {
            return Partition.ofScores(scores, 2 * .09 * Math.log(scores.length));
        }

        Partition ofCounts() {
            return Partition.ofCounts(successes, trials, 2 * Math.log(scores.length));
        }
    }

    @Benchmark
    public Hinge hinge12() {
        return Hinge.from(0, x, y);
    }

    @Benchmark
    public double hinge12Bootstrap200() {
        double sum = 0;
        for (double[] sample : drawn) {
            sum += Hinge.from(0, x, sample).knot();
        }
        return sum;
    }

    @Benchmark
    public Partition changesOfScores12() {
        return few.ofScores();
    }

    @Benchmark
    public Partition changesOfScores200() {
        return some.ofScores();
    }

    @Benchmark
    public Partition changesOfScores100000() {
        return many.ofScores();
    }

    @Benchmark
    public Partition changesOfCounts12() {
        return few.ofCounts();
    }

    @Benchmark
    public Partition changesOfCounts200() {
        return some.ofCounts();
    }

    @Benchmark
    public Partition changesOfCounts100000() {
        return many.ofCounts();
    }

    @Benchmark
    public BrokenPowerLaw brokenPowerLaw17() {
        BrokenPowerLawFit fit = new BrokenPowerLawFit(lnX, sigmoid);
        return fit.broken(fit.unbroken());
    }

    @Benchmark
    public Verdict judgeBreakthroughness() {
        return new Breakthroughness().judge(curve, study);
    }

    @Benchmark
    public Verdict judgePointOfEmergence() {
        return new PointOfEmergence().judge(curve, study);
    }

    @Benchmark
    public Verdict judgeChangePoint() {
        return new ChangePoint().judge(curve, study);
    }

    @Benchmark
    public Verdict judgeBrokenScalingLaw() {
        return new BrokenScalingLaw().judge(curve, study);
    }
}
