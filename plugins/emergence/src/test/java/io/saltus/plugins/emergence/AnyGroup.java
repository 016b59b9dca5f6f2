package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A task as it is measured: its answers, a log likelihood of them, and the answers under another
 * strategy; with binomial noise, about half of the time with a leap.
 *
 * @param answers all-or-nothing, under the standard strategy
 * @param graded log likelihood, from -4 (chance) to 0 (best)
 * @param reasoned all-or-nothing, under chain of thought
 */
record AnyGroup(Curve answers, Curve graded, Curve reasoned) {

    private static final long[] EXAMPLES = {50, 100, 200, 500, 1000};

    /** The group of a seed. */
    static AnyGroup of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double chance = random.nextBoolean() ? 0.25 : 0;
        int scales = random.nextInt(4) == 0 ? 6 : 8;
        int runs = random.nextInt(3) == 0 ? 3 : 1;
        long n = EXAMPLES[random.nextInt(EXAMPLES.length)];
        Metric accuracy = Metric.accuracy("acc", chance);
        Metric likelihood =
                new Metric(
                        "log likelihood",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.of(-4),
                        OptionalDouble.of(0),
                        Grain.GRADED);
        int kind = random.nextInt(7);
        int from = 2 + random.nextInt(scales - 3);
        boolean gradedLeaps = random.nextInt(3) > 0;
        List<Point> answers = new ArrayList<>();
        List<Point> graded = new ArrayList<>();
        List<Point> reasoned = new ArrayList<>();
        for (int i = 0; i < scales; i++) {
            double scale = Math.pow(10, 19 + 6.0 * i / (scales - 1));
            double able = rise(kind, i, scales, from);
            double helped = rise(random.nextInt(12) == 0 ? 5 : 1, i, scales, from);
            double p = chance + (1 - chance) * able;
            double q = chance + (1 - chance) * (kind < 3 ? helped * 0.8 : able);
            double shown = gradedLeaps ? able : (i + 0.5) / scales;
            answers.add(point(scale, accuracy, p, n, runs, random));
            reasoned.add(
                    point(
                            scale,
                            accuracy,
                            kind < 3 ? q : Math.min(0.98, p + (i < from ? 0 : 0.15)),
                            n,
                            runs,
                            random));
            graded.add(point(scale, likelihood, -3.8 + 3.6 * shown, n, runs, random));
        }
        Setup thought = Setup.UNKNOWN.withStrategy("chain-of-thought");
        return new AnyGroup(
                curve(Setup.UNKNOWN, accuracy, answers),
                curve(Setup.UNKNOWN, likelihood, graded),
                curve(thought, accuracy, reasoned));
    }

    private static double rise(int kind, int i, int scales, int from) {
        double t = (double) i / (scales - 1);
        return switch (kind) {
            case 0 -> 0;
            case 1, 2 -> i < from ? 0 : 0.7;
            case 3 -> i < from ? 0 : Math.min(0.9, 0.25 * (i - from + 1));
            case 4 -> 0.9 / (1 + Math.exp(-14 * (t - 0.6)));
            case 5 -> 0.8 * t * t;
            default -> 0.1 + 0.6 * t;
        };
    }

    private static Point point(
            double scale, Metric metric, double mean, long n, int runs, SplittableRandom random) {
        List<Replicate> replicates = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            double score;
            if (metric.grain() == Grain.GRADED) {
                score = mean + 0.1 * (random.nextDouble() - 0.5);
            } else {
                long right = 0;
                for (long k = 0; k < n; k++) {
                    right += random.nextDouble() < mean ? 1 : 0;
                }
                score = (double) right / n;
            }
            replicates.add(
                    new Replicate(
                            Model.of("m" + scale),
                            OptionalLong.of(run),
                            score,
                            OptionalLong.of(n),
                            OptionalDouble.empty()));
        }
        return Point.of(scale, replicates);
    }

    private static Curve curve(Setup setup, Metric metric, List<Point> points) {
        return new Curve(new Subject("task", setup, metric, "family", Axis.COMPUTE), points);
    }

    /** The verdict on the curve that the criterion is about, beside the others. */
    Verdict judge(Criterion criterion) {
        return judge(criterion, criterion instanceof StrategyEmergence ? reasoned : answers);
    }

    /** The verdict on one of the curves, beside the others. */
    Verdict judge(Criterion criterion, Curve curve) {
        return criterion.judge(curve, Curves.of(answers, graded, reasoned));
    }

    /** The group with every point changed. */
    AnyGroup changed(UnaryOperator<Point> change) {
        return new AnyGroup(
                changed(answers, change), changed(graded, change), changed(reasoned, change));
    }

    private static Curve changed(Curve curve, UnaryOperator<Point> change) {
        return new Curve(curve.subject(), curve.points().stream().map(change).toList());
    }

    /** The group with the graded metric measured in another unit, from another zero. */
    AnyGroup regraded(double unit, double zero) {
        Subject s = graded.subject();
        Metric metric =
                new Metric(
                        s.metric().name(),
                        unit > 0 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                        OptionalDouble.of(zero - 4 * unit),
                        OptionalDouble.of(zero),
                        Grain.GRADED);
        Curve other =
                new Curve(
                        new Subject(s.task(), s.setup(), metric, s.family(), s.axis()),
                        graded.points());
        UnaryOperator<Point> change =
                point ->
                        Point.of(
                                point.scale(),
                                point.replicates().stream()
                                        .map(
                                                run ->
                                                        new Replicate(
                                                                run.model(),
                                                                run.seed(),
                                                                unit * run.score() + zero,
                                                                run.examples(),
                                                                run.standardError()))
                                        .toList());
        return new AnyGroup(answers, changed(other, change), reasoned);
    }
}
