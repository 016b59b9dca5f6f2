package io.saltus.api.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UndecidedReasonsTest {

    @Test
    void areSentences() {
        assertEquals(
                "every score is 0: a prompt or answer filter that finds no answer, until shown"
                        + " otherwise; look at the outputs",
                UndecidedReasons.ALL_ZERO);
        assertEquals(
                "too few scales (2): at least 5 are needed",
                UndecidedReasons.tooFew("scales", 2, 5));
        assertEquals(
                "not above chance at the largest scale, 1e22 FLOPs, but 3 examples are too few to"
                        + " show it absent",
                UndecidedReasons.tooFewExamples("1e22 FLOPs", "3 examples are"));
    }

    @Test
    void takeZerosForAFaultWhereAnswersAreCounted() {
        assertTrue(UndecidedReasons.isAllZero(curve(Metric.accuracy("acc", 0.25), 0)));
        assertFalse(UndecidedReasons.isAllZero(curve(Metric.accuracy("acc", 0.25), 0.01)));
        assertFalse(
                UndecidedReasons.isAllZero(
                        curve(Metric.graded("loss", Direction.LOWER_IS_BETTER), 0)));
        Metric rouge = Metric.graded("rouge", Direction.HIGHER_IS_BETTER);
        assertFalse(UndecidedReasons.isAllZero(curve(rouge, 0)));
        Metric bleu =
                new Metric(
                        "bleu",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.of(0),
                        OptionalDouble.of(100),
                        Grain.GRADED);
        assertTrue(UndecidedReasons.isAllZero(curve(bleu, 0)));
        assertFalse(UndecidedReasons.isAllZero(curve(bleu, 0.2)));
    }

    private static Curve curve(Metric metric, double last) {
        return new Curve(
                new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE),
                List.of(point(1e20, 0), point(1e21, last)));
    }

    private static Point point(double scale, double score) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                Model.of("m" + scale),
                                OptionalLong.empty(),
                                score,
                                OptionalLong.empty(),
                                OptionalDouble.empty())));
    }
}
