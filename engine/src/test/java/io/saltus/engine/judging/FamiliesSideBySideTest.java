package io.saltus.engine.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.OnsetDifference;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FamiliesSideBySideTest {

    private static final Configured BY = new Configured("emergence", Map.of());

    private static Finding finding(String task, String family, Model model, Verdict verdict) {
        Curve curve =
                new Curve(
                        new Subject(
                                task, Setup.shots(5), Metric.accuracy("acc"), family, Axis.COMPUTE),
                        List.of(point(1e20, model), point(1e24, model)));
        return new Finding(curve, BY, verdict);
    }

    private static Finding finding(String family, Verdict verdict) {
        return finding("task", family, Model.of("m").inFamily(family), verdict);
    }

    private static Point point(double scale, Model model) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                model,
                                OptionalLong.empty(),
                                .5,
                                OptionalLong.of(10),
                                OptionalDouble.empty())));
    }

    private static Verdict probably(Verdict verdict, double probability) {
        return verdict.with(new Quantity("probability", probability, "", "", Role.PROBABILITY));
    }

    private static Verdict not() {
        return probably(Verdict.notEmergent(Shape.FLAT, "flat"), .01);
    }

    /** From 10^at on, with an interval of a normal distribution of this deviation in decades. */
    private static Verdict leap(double at, double deviation) {
        double half = 1.959963984540054 * deviation;
        return probably(
                Verdict.emergent(Shape.SHARP, "leaps")
                        .from(
                                Onset.between(
                                        Math.pow(10, at - half),
                                        Math.pow(10, at),
                                        Math.pow(10, at + half))),
                .95);
    }

    /** The numbers of metafor in RandomEffectsTest, as scales. */
    @Test
    void sharesAnOnsetOverFamilies() {
        List<FamilyComparison> found =
                FamiliesSideBySide.of(
                        List.of(
                                finding("A", leap(21.2, .1)),
                                finding("B", leap(22.1, .2)),
                                finding("C", not()),
                                finding("D", leap(22.6, .15)),
                                finding("E", leap(21.9, .3))));
        assertEquals(1, found.size());
        SharedOnset onset = found.get(0).onset().orElseThrow();
        assertEquals(4, onset.families());
        assertEquals(21.9428338848064, Math.log10(onset.scale()), 1e-9);
        assertEquals(20.9895644431972, Math.log10(onset.lower()), 1e-8);
        assertEquals(22.8961033264157, Math.log10(onset.upper()), 1e-8);
        assertEquals(19.186408155417, Math.log10(onset.nextLower().orElseThrow()), 1e-8);
        assertEquals(24.6992596141958, Math.log10(onset.nextUpper().orElseThrow()), 1e-8);
        assertEquals(.566293068169393, onset.scatter(), 1e-8);
        assertEquals(65.4170940170942, onset.heterogeneity(), 1e-7);
        assertEquals(.954140426977449, onset.iSquared(), 1e-9);
        FamilyVerdict third = found.get(0).families().get(2);
        assertEquals(
                new FamilyVerdict(
                        "C",
                        Outcome.NOT_EMERGENT,
                        OptionalDouble.of(.01),
                        third.onset(),
                        1e20,
                        1e24),
                third);
        assertFalse(found.get(0).runs());
    }

    @Test
    void leavesOutAnOnsetThatTheDataBoundOnOneSide() {
        Verdict open =
                probably(
                        Verdict.emergent(Shape.SHARP, "leaps")
                                .from(
                                        new Onset(
                                                1e22,
                                                OptionalDouble.of(1e21),
                                                OptionalDouble.empty(),
                                                Censoring.RIGHT)),
                        .9);
        FamilyComparison one =
                FamiliesSideBySide.of(List.of(finding("A", open), finding("B", leap(22, .1))))
                        .get(0);
        assertTrue(one.onset().isEmpty());
        assertTrue(one.difference().isEmpty());
        Verdict point =
                probably(
                        Verdict.emergent(Shape.SHARP, "leaps")
                                .from(Onset.between(1e22, 1e22, 1e22)),
                        .9);
        List<Finding> three =
                List.of(
                        finding("A", point),
                        finding("B", leap(22, .1)),
                        finding("C", leap(22, .1)));
        assertTrue(FamiliesSideBySide.of(three).get(0).onset().isEmpty());
        OnsetDifference two = FamiliesSideBySide.of(three).get(0).difference().orElseThrow();
        assertEquals("B", two.earlier());
        assertEquals("C", two.later());
    }

    /** Deviations .3 and .4 in decades make one of .5. */
    @Test
    void doesNotMakeAScatterOfTwoOnsets() {
        FamilyComparison two =
                FamiliesSideBySide.of(
                                List.of(
                                        finding("Late", leap(22.6, .3)),
                                        finding("Early", leap(22, .4))))
                        .get(0);
        assertTrue(two.onset().isEmpty());
        OnsetDifference difference = two.difference().orElseThrow();
        assertEquals("Early", difference.earlier());
        assertEquals("Late", difference.later());
        assertEquals(.6, difference.difference(), 1e-9);
        assertEquals(.6 - .5 * 1.959963984540054, difference.lower(), 1e-9);
        assertEquals(.6 + .5 * 1.959963984540054, difference.upper(), 1e-9);
        assertEquals(Optional.of(true), two.onsetsAgree());
        assertTrue(
                two.words()
                        .contains(
                                "Late 0.6 decades after Early [-0.38, 1.6]; two onsets do not tell how far families scatter"),
                two::words);
    }

    @Test
    void comparesOnlyWhatSeveralFamiliesShare() {
        Model model = Model.of("m");
        assertEquals(
                List.of(),
                FamiliesSideBySide.of(
                        List.of(
                                finding("one", "A", model, not()),
                                finding("two", "B", model, not()))));
    }

    /** Other outcomes are no levels of one number, and their intervals mean something else. */
    @Test
    void asksForAProbability() {
        Verdict without = Verdict.notEmergent(Shape.FLAT, "flat");
        Verdict measure = without.with(new Quantity("probability", .3, "", ""));
        assertEquals(
                List.of(),
                FamiliesSideBySide.of(List.of(finding("A", without), finding("B", measure))));
        FamilyComparison one =
                FamiliesSideBySide.of(List.of(finding("A", without), finding("B", not()))).get(0);
        assertTrue(one.families().get(0).probability().isEmpty());
    }

    @Test
    void tellsTrainingRunsFromFamilies() {
        List<Finding> runs =
                List.of(
                        finding("task", "m-1b", Model.of("m-1b").inFamily("M"), not()),
                        finding("task", "m-7b", Model.of("m-7b").inFamily("M"), not()));
        assertTrue(FamiliesSideBySide.of(runs).get(0).runs());
    }
}
