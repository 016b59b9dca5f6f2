package io.saltus.plugins.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What must not change a verdict of any criterion of this plugin. */
class InvarianceTest {

    @Cases(value = 150, seed = 20261101)
    void aUnitOfScaleTenOrAThousandTimesAsLargeOnlyMovesTheOnset(Case any) {
        Curve curve = AnyCurve.of(any);
        if (curve.axis().spacing() == Axis.Spacing.LOGARITHMIC) {
            for (double factor : new double[] {10, 1000}) {
                movesTheOnsetBy(factor, curve);
            }
        }
    }

    private static void movesTheOnsetBy(double factor, Curve curve) {
        Curve moved = changed(curve, scale -> scale * factor, UnaryOperator.identity());
        for (Criterion criterion : CurveOf.CRITERIA) {
            Verdict one = CurveOf.judge(criterion, curve);
            Verdict other = CurveOf.judge(criterion, moved);
            assertEquals(one.outcome(), other.outcome(), () -> id(criterion) + " on " + curve);
            assertEquals(one.shape(), other.shape(), () -> id(criterion) + " on " + curve);
            one.onset()
                    .ifPresent(
                            onset ->
                                    assertEquals(
                                            factor,
                                            other.onset().orElseThrow().scale() / onset.scale(),
                                            factor * 1e-6,
                                            () -> id(criterion) + " on " + curve));
        }
    }

    @Cases(value = 150, seed = 20261102)
    void theOrderOfRunsDoesNotMatter(Case any) {
        Curve curve = AnyCurve.of(any);
        Random order = any.random();
        Curve shuffled =
                changed(
                        curve,
                        UnaryOperator.identity(),
                        runs -> {
                            List<Replicate> other = new ArrayList<>(runs);
                            Collections.shuffle(other, order);
                            return other;
                        });
        for (Criterion criterion : CurveOf.CRITERIA) {
            Verdict one = CurveOf.judge(criterion, curve);
            Verdict other = CurveOf.judge(criterion, shuffled);
            assertEquals(one.outcome(), other.outcome(), () -> id(criterion) + " on " + curve);
            assertEquals(one.shape(), other.shape(), () -> id(criterion) + " on " + curve);
        }
    }

    /** But for a power law, which lives on ln(1 + y) and knows what 0 is. */
    @Cases(value = 300, seed = 20261103)
    void theUnitAndZeroOfAGradedMetricDoNotMatter(Case any) {
        Curve curve = AnyCurve.of(any);
        if (curve.metric().grain() != Grain.GRADED || isExtreme(curve)) {
            return;
        }
        for (Criterion criterion : CurveOf.CRITERIA) {
            if (!(criterion instanceof BrokenScalingLaw)) {
                sameUnder(score -> 8 * score + 4, curve, criterion);
                sameUnder(score -> -0.25 * score + 2, curve, criterion);
            }
        }
    }

    private static void sameUnder(UnaryOperator<Double> affine, Curve curve, Criterion criterion) {
        boolean turned = affine.apply(1.0) < affine.apply(0.0);
        Verdict one = CurveOf.judge(criterion, curve);
        Verdict other = CurveOf.judge(criterion, rescored(curve, affine, turned));
        assertEquals(one.outcome(), other.outcome(), () -> id(criterion) + " on " + curve);
        assertEquals(one.shape(), other.shape(), () -> id(criterion) + " on " + curve);
    }

    /**
     * Every run given twice, the second time under another seed, is no new evidence.
     *
     * <p>But for {@code seed-bimodality}, whose sample is the runs: copies under other seeds are
     * other runs to it.
     */
    @Cases(value = 200, seed = 20261104)
    void aRunGivenTwiceMakesNoCurveEmergent(Case any) {
        Curve curve = AnyCurve.of(any);
        Curve doubled =
                changed(
                        curve,
                        UnaryOperator.identity(),
                        runs -> {
                            List<Replicate> twice = new ArrayList<>(runs);
                            runs.forEach(run -> twice.add(withSeed(run, twice.size() + 1000)));
                            return twice;
                        });
        for (Criterion criterion : CurveOf.CRITERIA) {
            if (criterion instanceof SeedBimodality) {
                continue;
            }
            Verdict one = CurveOf.judge(criterion, curve);
            if (one.outcome() != Outcome.EMERGENT) {
                assertNotEquals(
                        Outcome.EMERGENT,
                        CurveOf.judge(criterion, doubled).outcome(),
                        () -> id(criterion) + " on " + curve + ": " + one.reason());
            }
        }
    }

    @Test
    void everyCriterionIsAsked() {
        assertEquals(5, CurveOf.CRITERIA.size());
    }

    private static String id(Criterion criterion) {
        return criterion.getClass().getAnnotation(About.class).id();
    }

    /** Scores so large or small that an affine change rounds them away. */
    private static boolean isExtreme(Curve curve) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double score : curve.scores()) {
            low = Math.min(low, score);
            high = Math.max(high, Math.abs(score));
        }
        return high > 1e3 || low < 0;
    }

    private static Replicate withSeed(Replicate run, long seed) {
        return new Replicate(
                run.model(),
                OptionalLong.of(seed),
                run.score(),
                run.examples(),
                run.standardError(),
                run.outcomes());
    }

    private static Curve changed(
            Curve curve, UnaryOperator<Double> scale, UnaryOperator<List<Replicate>> runs) {
        return new Curve(
                curve.subject(),
                curve.points().stream()
                        .map(p -> Point.of(scale.apply(p.scale()), runs.apply(p.replicates())))
                        .toList());
    }

    private static Curve rescored(Curve curve, UnaryOperator<Double> affine, boolean turned) {
        Metric metric = curve.metric();
        boolean higher = metric.direction() == Direction.HIGHER_IS_BETTER;
        Metric other =
                new Metric(
                        metric.name(),
                        higher == turned ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                        map(metric.chance(), affine),
                        map(metric.best(), affine),
                        metric.grain());
        Subject s = curve.subject();
        double unit = Math.abs(affine.apply(1.0) - affine.apply(0.0));
        return changed(
                new Curve(
                        new Subject(s.task(), s.setup(), other, s.family(), s.axis()),
                        curve.points()),
                UnaryOperator.identity(),
                runs ->
                        runs.stream()
                                .map(
                                        run ->
                                                new Replicate(
                                                        run.model(),
                                                        run.seed(),
                                                        affine.apply(run.score()),
                                                        run.examples(),
                                                        map(run.standardError(), e -> e * unit)))
                                .toList());
    }

    private static OptionalDouble map(OptionalDouble value, UnaryOperator<Double> by) {
        return value.isPresent()
                ? OptionalDouble.of(by.apply(value.getAsDouble()))
                : OptionalDouble.empty();
    }
}
