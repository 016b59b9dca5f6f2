package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.presence.AgainstChance;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What must not change a verdict of any criterion of this plugin. */
class InvarianceTest {

    private static final Criterion EMERGENCE =
            new Emergence(0.05, 0.02, 0.10, 0.05, 0, new AssumedExamples(), 0);

    /** With few draws of intervals: no outcome rests on them. */
    private static final List<Criterion> CRITERIA =
            List.of(
                    new AboveChance(),
                    new CriticalScale(new AgainstChance(), new AssumedExamples(), 100),
                    new EmergenceDefinition(),
                    new ExtrapolationSurprise(),
                    new ScalingLawComparison(),
                    new ScalingTrend(),
                    new MetricArtifact(),
                    new StrategyEmergence(),
                    EMERGENCE);

    @Cases(value = 150, seed = 20261111)
    void aUnitOfScaleAThousandTimesAsLargeOnlyMovesTheOnset(Case any) {
        long seed = any.seed();
        AnyGroup group = AnyGroup.of(seed);
        AnyGroup moved = group.changed(p -> Point.of(p.scale() * 1000, p.replicates()));
        for (Criterion criterion : CRITERIA) {
            Verdict one = seen(any, criterion, group);
            Verdict other = moved.judge(criterion);
            assertSame(one, other, criterion, seed);
            one.onset()
                    .ifPresent(
                            onset ->
                                    assertEquals(
                                            1000,
                                            other.onset().orElseThrow().scale() / onset.scale(),
                                            1e-3,
                                            () -> id(criterion) + " on " + seed));
        }
    }

    @Cases(value = 150, seed = 20261412)
    void theOrderOfRunsDoesNotMatter(Case any) {
        long seed = any.seed();
        AnyGroup group = AnyGroup.of(seed);
        Random order = new Random(seed);
        AnyGroup shuffled =
                group.changed(
                        p -> {
                            List<Replicate> runs = new ArrayList<>(p.replicates());
                            Collections.shuffle(runs, order);
                            return Point.of(p.scale(), runs);
                        });
        for (Criterion criterion : CRITERIA) {
            assertSame(seen(any, criterion, group), shuffled.judge(criterion), criterion, seed);
        }
    }

    /**
     * Of the graded metric beside the answers, and of the graded curve itself.
     *
     * <p>But for one in [0, 1] at chance 0, which may be a share of right tokens and knows what 1
     * is.
     */
    @Cases(value = 150, seed = 20261113)
    void theUnitAndZeroOfAGradedMetricDoNotMatter(Case any) {
        long seed = any.seed();
        AnyGroup group = AnyGroup.of(seed);
        for (AnyGroup other : List.of(group.regraded(8, -4), group.regraded(-0.25, 2))) {
            for (Criterion criterion : CRITERIA) {
                assertSame(seen(any, criterion, group), other.judge(criterion), criterion, seed);
                assertSame(
                        group.judge(criterion, group.graded()),
                        other.judge(criterion, other.graded()),
                        criterion,
                        seed);
            }
        }
    }

    /**
     * Every run given twice, the second time under another seed, is no new evidence.
     *
     * <p>But where the runs of a scale scatter more than their examples allow: copies under other
     * seeds are then other runs, which narrow their mean, at most to the examples of one run.
     */
    @Cases(value = 200, seed = 20261114)
    void aRunGivenTwiceChangesNothing(Case any) {
        long seed = any.seed();
        AnyGroup group = AnyGroup.of(seed);
        if (scatters(group.answers()) || scatters(group.reasoned())) {
            return;
        }
        AnyGroup doubled = doubled(group);
        for (Criterion criterion : CRITERIA) {
            assertSame(seen(any, criterion, group), doubled.judge(criterion), criterion, seed);
        }
    }

    private static boolean scatters(Curve curve) {
        return CountedCurve.of(curve, 100).seedDispersion() > 1;
    }

    static AnyGroup doubled(AnyGroup group) {
        return group.changed(
                p -> {
                    List<Replicate> twice = new ArrayList<>(p.replicates());
                    p.replicates().forEach(r -> twice.add(again(r, twice.size() + 1000)));
                    return Point.of(p.scale(), twice);
                });
    }

    /**
     * Twice and ten times the examples at the same proportions leave an emergent curve emergent.
     *
     * <p>Asked of {@code emergence} alone: the other criteria test at a fixed level a floor that is
     * only nearly at chance, and enough examples find it out. See docs/criteria/emergence.md.
     */
    @Cases(value = 400, seed = 20261115)
    void moreExamplesTakeNoLeapBack(Case any) {
        long seed = any.seed();
        AnyGroup group = AnyGroup.of(seed);
        boolean leap = emergent(Curved.judge(EMERGENCE, group.answers()));
        any.covers("emergent alone", leap, 0.1);
        if (leap) {
            for (int times : new int[] {2, 10}) {
                Verdict more = Curved.judge(EMERGENCE, withExamples(group, times).answers());
                assertTrue(emergent(more), () -> seed + ": " + more.reason());
                assertEquals("present", more.aspect("presence").orElseThrow());
            }
        }
    }

    /** They may show where the leap begins, and that a graded metric rises smoothly there. */
    @Cases(value = 400, seed = 20261116)
    void moreExamplesTakeALeapBackByAGradedMetricOnly(Case any) {
        AnyGroup group = AnyGroup.of(any.seed());
        onlyTheMetricTakesBack(seen(any, EMERGENCE, group), group);
    }

    /** The one of seeds 0 to 11999 that is taken back. */
    @Test
    void aLeapThatBeginsAScaleEarlierIsTheMetrics() {
        AnyGroup group = AnyGroup.of(1324);
        onlyTheMetricTakesBack(group.judge(EMERGENCE), group);
        assertTrue(emergent(group.judge(EMERGENCE)));
        assertEquals(
                "metric-artifact",
                withExamples(group, 2).judge(EMERGENCE).aspect("metric").orElseThrow());
    }

    private static void onlyTheMetricTakesBack(Verdict verdict, AnyGroup group) {
        if (emergent(verdict)) {
            for (int times : new int[] {2, 10}) {
                Verdict more = withExamples(group, times).judge(EMERGENCE);
                String headline = more.aspect("headline").orElseThrow();
                assertTrue(
                        emergent(more) || headline.equals("emergent-under-metric"), more::reason);
            }
        }
    }

    private static boolean emergent(Verdict verdict) {
        return verdict.outcome() == Outcome.EMERGENT;
    }

    @Test
    void everyCriterionIsAsked() {
        assertEquals(
                ServiceLoader.load(Extension.class).stream()
                        .filter(
                                e ->
                                        e.type()
                                                .getPackageName()
                                                .equals(Emergence.class.getPackageName()))
                        .count(),
                CRITERIA.size());
    }

    /** The verdict, counted: a property of undecided curves alone could not fail. */
    private static Verdict seen(Case any, Criterion criterion, AnyGroup group) {
        Verdict verdict = group.judge(criterion);
        // a test and a trend call nothing emergent
        if (!(criterion instanceof AboveChance || criterion instanceof ScalingTrend)) {
            any.covers("emergent by " + id(criterion), emergent(verdict), 0.1);
        }
        return verdict;
    }

    private static void assertSame(Verdict one, Verdict other, Criterion criterion, long seed) {
        assertEquals(one.outcome(), other.outcome(), () -> id(criterion) + " on " + seed);
        assertEquals(one.shape(), other.shape(), () -> id(criterion) + " on " + seed);
    }

    private static Replicate again(Replicate run, long seed) {
        return new Replicate(
                run.model(),
                OptionalLong.of(seed),
                run.score(),
                run.examples(),
                run.standardError(),
                run.outcomes());
    }

    static AnyGroup withExamples(AnyGroup group, int times) {
        return group.changed(
                p ->
                        Point.of(
                                p.scale(),
                                p.replicates().stream()
                                        .map(
                                                r ->
                                                        new Replicate(
                                                                r.model(),
                                                                r.seed(),
                                                                r.score(),
                                                                OptionalLong.of(
                                                                        times
                                                                                * r.examples()
                                                                                        .orElseThrow()),
                                                                r.standardError()))
                                        .toList()));
    }

    private static String id(Criterion criterion) {
        return criterion.getClass().getAnnotation(About.class).id();
    }
}
