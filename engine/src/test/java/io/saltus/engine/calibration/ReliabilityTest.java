package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A probability against what is true, by hand. */
class ReliabilityTest {

    private static Ruling ruling(Truth truth, double probability) {
        return new Ruling(
                GrowthLaw.HILL,
                truth,
                Outcome.UNDECIDED,
                false,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(probability),
                OptionalDouble.empty());
    }

    private static Ruling leap(double probability) {
        return ruling(Truth.EMERGENT, probability);
    }

    private static Ruling other(double probability) {
        return ruling(Truth.NOT_EMERGENT, probability);
    }

    private static Reliability of(List<Ruling> rulings) {
        return Reliability.of(rulings, rulings).orElseThrow();
    }

    @Test
    void scoresAProbability() {
        Reliability reliability = of(List.of(leap(.9), leap(.5), other(.5), other(.01)));
        assertEquals(4, reliability.curves());
        assertEquals((.9 + .5 + .5 + .01) / 4, reliability.said(), 1e-12);
        assertEquals(.5, reliability.leaps().value());
        assertEquals(
                -(Math.log(.9) + 2 * Math.log(.5) + Math.log(.99)) / 4,
                reliability.logScore().value(),
                1e-12);
        assertEquals((.01 + .25 + .25 + .0001) / 4, reliability.brier().value(), 1e-12);
        // three bins: .9 of 1, .5 of .5, .01 of 0
        assertEquals((.1 + 2 * 0 + .01) / 4, reliability.calibrationError(), 1e-12);
        assertEquals(3.5 / 4, reliability.area().orElseThrow().value(), 1e-12);
    }

    @Test
    void keepsProbabilitiesThatAreAlikeTogether() {
        Reliability reliability =
                of(
                        List.of(
                                other(0),
                                other(.0499),
                                leap(.05),
                                leap(.8),
                                other(.94),
                                leap(.95),
                                leap(1)));
        assertEquals(
                List.of(0.0, .05, .8, .95),
                reliability.bins().stream().map(bin -> bin.range().lower()).toList());
        assertEquals(
                List.of(2, 1, 2, 2),
                reliability.bins().stream().map(bin -> bin.leaps().size()).toList());
        Reliability.Bin third = reliability.bins().get(2);
        assertEquals(.87, third.said(), 1e-12);
        assertEquals(.5, third.leaps().value());
        assertEquals(third.leaps(), reliability.leapsAmong(ProbabilityBin.of(.85)).orElseThrow());
        assertTrue(reliability.leapsAmong(ProbabilityBin.of(.5)).isEmpty());
    }

    @Test
    void holdsNoCertaintyAgainstAllOtherCurves() {
        assertEquals(-Math.log(1e-4), of(List.of(other(1))).logScore().value(), 1e-12);
        assertEquals(-Math.log(1e-4), of(List.of(leap(0))).logScore().value(), 1e-12);
        assertEquals(0, of(List.of(leap(1))).logScore().value());
    }

    @Test
    void findsLeapsAboveAllButAPercentOfOthers() {
        List<Ruling> rulings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rulings.add(other(i / 400.)); // the greatest: .4975, .495, .4925, ...
        }
        rulings.addAll(List.of(leap(.49), leap(.4926), leap(.4901), leap(.48), leap(.6)));
        Reliability reliability = of(rulings);
        // two of 200 may be above: the threshold is the third, .4925
        assertEquals(2 / 5., reliability.foundAtOne().orElseThrow().value());
        // six may be: the threshold is .4825
        assertEquals(4 / 5., reliability.foundAtThree().orElseThrow().value());
        List<Ruling> alone = List.of(leap(.6), leap(.1));
        assertTrue(Reliability.of(alone, alone).orElseThrow().foundAtOne().isEmpty());
        assertEquals(
                1 / 2.,
                Reliability.of(alone, rulings).orElseThrow().foundAtOne().orElseThrow().value());
    }

    @Test
    void countsNeitherLeapsUnderAMetricNorCurvesWithoutAProbability() {
        Ruling silent =
                new Ruling(
                        GrowthLaw.HILL,
                        Truth.EMERGENT,
                        Outcome.EMERGENT,
                        false,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());
        List<Ruling> rulings = List.of(leap(.9), ruling(Truth.UNDER_METRIC, .5), silent);
        assertEquals(1, of(rulings).curves());
        assertTrue(Reliability.of(List.of(silent), rulings).isEmpty());
    }
}
