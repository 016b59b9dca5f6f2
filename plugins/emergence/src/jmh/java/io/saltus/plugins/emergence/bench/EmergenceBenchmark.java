package io.saltus.plugins.emergence.bench;

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
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.AboveChance;
import io.saltus.plugins.emergence.CriticalScale;
import io.saltus.plugins.emergence.Emergence;
import io.saltus.plugins.emergence.EmergenceDefinition;
import io.saltus.plugins.emergence.ExtrapolationSurprise;
import io.saltus.plugins.emergence.MetricArtifact;
import io.saltus.plugins.emergence.ScalingLawComparison;
import io.saltus.plugins.emergence.ScalingTrend;
import io.saltus.plugins.emergence.StrategyEmergence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per verdict on one thread, beside one logistic regression of the same counts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class EmergenceBenchmark {

    private static final int EXAMPLES = 200;
    private static final Metric ACCURACY = Metric.accuracy("acc", .25);

    private final SplittableRandom random = new SplittableRandom(1);
    private final Curve eight = leap(8, "family", Setup.STANDARD);
    private final Curve twelve = leap(12, "family", Setup.STANDARD);
    private final Curve twentyFour = leap(24, "family", Setup.STANDARD);
    private final Curve pooled = leap(100, Subject.POOLED, Setup.STANDARD);
    private final Curve prompted = leap(8, "family", "chain-of-thought");
    private final Curves alone = Curves.of(eight);
    private final Curves metrics = Curves.of(eight, tokens());
    private final Curves strategies =
            Curves.of(prompted, curve(8, "family", Setup.STANDARD, ACCURACY, x -> .25));

    private Curve leap(int scales, String family, String strategy) {
        return curve(scales, family, strategy, ACCURACY, x -> x < 22 ? .25 : .25 + .2 * (x - 22));
    }

    private Curve tokens() {
        Metric metric = Metric.graded("token accuracy", Direction.HIGHER_IS_BETTER);
        return curve(8, "family", Setup.STANDARD, metric, x -> .3 + .1 * (x - 19));
    }

    private Curve curve(
            int scales, String family, String strategy, Metric metric, DoubleUnaryOperator p) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scales; i++) {
            double x = 19 + 6.0 * i / (scales - 1);
            int hits = 0;
            for (int n = 0; n < EXAMPLES; n++) {
                hits += random.nextDouble() < p.applyAsDouble(x) ? 1 : 0;
            }
            points.add(
                    Point.of(
                            Math.pow(10, x),
                            List.of(
                                    new Replicate(
                                            Model.of("m" + i).inFamily("family-" + i % 12),
                                            OptionalLong.empty(),
                                            (double) hits / EXAMPLES,
                                            OptionalLong.of(EXAMPLES),
                                            OptionalDouble.empty()))));
        }
        Setup setup = Setup.UNKNOWN.withStrategy(strategy);
        return new Curve(new Subject("task", setup, metric, family, Axis.COMPUTE), points);
    }

    /** The yardstick: Newton's method for k ~ Bin(n, 1 / (1 + exp(-a - b x))), to 1e-10. */
    @Benchmark
    public double logisticRegression8() {
        double a = 0;
        double b = 0;
        for (int round = 0; round < 50; round++) {
            double ga = 0;
            double gb = 0;
            double haa = 0;
            double hab = 0;
            double hbb = 0;
            for (Point point : eight.points()) {
                double x = Math.log10(point.scale()) - 22;
                double p = 1 / (1 + Math.exp(-a - b * x));
                double residual = EXAMPLES * (point.score() - p);
                double weight = EXAMPLES * p * (1 - p);
                ga += residual;
                gb += residual * x;
                haa += weight;
                hab += weight * x;
                hbb += weight * x * x;
            }
            double determinant = haa * hbb - hab * hab;
            double da = (hbb * ga - hab * gb) / determinant;
            double db = (haa * gb - hab * ga) / determinant;
            a += da;
            b += db;
            if (Math.abs(da) + Math.abs(db) < 1e-10) {
                break;
            }
        }
        return a + b;
    }

    @Benchmark
    public Verdict emergence8() {
        return new Emergence().judge(eight, alone);
    }

    @Benchmark
    public Verdict emergence12() {
        return new Emergence().judge(twelve, Curves.of(twelve));
    }

    @Benchmark
    public Verdict emergence24() {
        return new Emergence().judge(twentyFour, Curves.of(twentyFour));
    }

    @Benchmark
    public Verdict emergencePooled100() {
        return new Emergence().judge(pooled, Curves.of(pooled));
    }

    @Benchmark
    public Verdict aboveChance8() {
        return new AboveChance().judge(eight, alone);
    }

    @Benchmark
    public Verdict criticalScale8() {
        return new CriticalScale().judge(eight, alone);
    }

    @Benchmark
    public Verdict emergenceDefinition8() {
        return new EmergenceDefinition().judge(eight, alone);
    }

    @Benchmark
    public Verdict extrapolationSurprise8() {
        return new ExtrapolationSurprise().judge(eight, alone);
    }

    @Benchmark
    public Verdict scalingLawComparison8() {
        return new ScalingLawComparison().judge(eight, alone);
    }

    @Benchmark
    public Verdict scalingTrend8() {
        return new ScalingTrend().judge(eight, alone);
    }

    @Benchmark
    public Verdict metricArtifact8() {
        return new MetricArtifact().judge(eight, metrics);
    }

    @Benchmark
    public Verdict strategyEmergence8() {
        return new StrategyEmergence().judge(prompted, strategies);
    }
}
