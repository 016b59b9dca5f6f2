package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                    new Emergence());

    @Cases(value = 150, seed = 20261111)
    void aUnitOfScaleAThousandTimesAsLargeOnlyMovesTheOnset(Case any) {
        long seed = any.seed();
        AnyGroup group = AnyGroup.of(seed);
        AnyGroup moved = group.changed(p -> Point.of(p.scale() * 1000, p.replicates()));
        for (Criterion criterion : asked(seed)) {
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
        for (Criterion criterion : asked(seed)) {
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
            for (Criterion criterion : asked(seed)) {
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
        for (Criterion criterion : asked(seed)) {
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

    private static boolean emergent(Verdict verdict) {
        return verdict.outcome() == Outcome.EMERGENT;
    }

    /** All of them; the default verdict, which takes longest, of one case in five. */
    private static List<Criterion> asked(long seed) {
        return CRITERIA.stream().filter(c -> seed % 5 == 0 || !(c instanceof Emergence)).toList();
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

    private static String id(Criterion criterion) {
        return criterion.getClass().getAnnotation(About.class).id();
    }
}
