package io.saltus.sources.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final double ALL = Double.POSITIVE_INFINITY;

    @Test
    void countsAsScoresCome() {
        ScoreMoments moments = ScoreMoments.of(Outcomes.of(Map.of("a", 1.0, "b", 0.0, "c", 1.0)));
        assertEquals(3, moments.count());
        assertEquals(2.0 / 3, moments.mean(), 1e-15);
        assertTrue(moments.isAllOrNothing());
        // s^2 = (1/9 + 4/9 + 1/9) / 2 = 1/3, and s / sqrt(3) = 1/3
        assertEquals(1.0 / 3, moments.standardError().orElseThrow(), 1e-15);
        moments.add(0.5);
        assertFalse(moments.isAllOrNothing());
    }

    @Test
    void oneScoreOrEqualOnesHaveNoStandardError() {
        ScoreMoments moments = new ScoreMoments();
        moments.add(1);
        assertTrue(moments.standardError().isEmpty());
        moments.add(1);
        assertTrue(moments.standardError().isEmpty());
    }

    @Test
    void anExampleThatWasAskedAgainCountsOnce() {
        ScoresByExample<String> scores = new ScoresByExample<>(10);
        scores.add("acc", "1", 1);
        scores.add("acc", "1", 0);
        scores.add("acc", "2", 1);
        scores.add("f1", "1", 1);
        scores.add("f1", " ", 1);
        Outcomes outcomes = scores.outcomes("acc").orElseThrow();
        assertEquals(OptionalDouble.of(0.5), outcomes.score("1"));
        assertTrue(scores.isRepeated("acc"));
        assertFalse(scores.isRepeated("f1"));
        assertEquals(1, scores.outcomes("f1").orElseThrow().size());
        assertTrue(scores.outcomes("em").isEmpty());
    }

    @Test
    void keepsNoScoreWhereThereAreTooMany() {
        ScoresByExample<String> scores = new ScoresByExample<>(3);
        scores.add("acc", "1", 1);
        scores.add("acc", "x".repeat(64), 1);
        assertFalse(scores.isFull());
        scores.add("acc", "2", 1);
        assertTrue(scores.isFull());
        assertTrue(scores.outcomes("acc").isEmpty());
        assertFalse(ScoresByExample.isId("x".repeat(501)));
    }

    @Test
    void gradesAChoice() {
        ChoiceScores scores =
                ChoiceScores.of(new double[] {Math.log(0.2), Math.log(0.6)}, 1).orElseThrow();
        assertEquals(0.75, scores.correct(), 1e-15);
        assertEquals(0.125, scores.brier(), 1e-15);
        assertEquals(1, ChoiceScores.of(new double[] {-2000, -1000}, 1).orElseThrow().correct());
        assertTrue(ChoiceScores.of(new double[] {-1, NONE}, 0).isEmpty());
        assertTrue(ChoiceScores.of(new double[] {-1, -2}, 2).isEmpty());
        assertTrue(ChoiceScores.of(new double[] {-1}, 0).isEmpty());
    }

    @Test
    void findsTheStandardErrorBehindAnInterval() {
        // the normal quantiles of 0.975 and 0.95, by Python's statistics.NormalDist
        assertEquals(0.1 / 1.959963984540054, of(0.4, 0.6, 0.95, NONE, ALL).orElseThrow(), 1e-14);
        assertEquals(0.1 / 1.6448536269514722, of(0.4, 0.6, 90, NONE, ALL).orElseThrow(), 1e-14);
        assertEquals(of(0.4, 0.6, .95, 0, 1), of(0, 0.6, .95, 0, 1));
        assertEquals(
                of(0.4, 0.6, .95, 0, 1).orElseThrow(), of(0.4, 1, .95, 0, 1).orElseThrow(), 1e-15);
        assertTrue(of(0.6, 0.7, 0.95, 0, 1).isEmpty());
        assertTrue(of(0.4, 0.6, 0, 0, 1).isEmpty());
    }

    private static OptionalDouble of(
            double lower, double upper, double level, double least, double greatest) {
        return StandardErrors.ofInterval(0.5, lower, upper, level, least, greatest);
    }

    @Test
    void knowsWhatElseSaysHowManyAndHowSure() {
        assertEquals(OptionalDouble.of(0.1), StandardErrors.ofDeviation(1, 100));
        assertTrue(StandardErrors.ofDeviation(1, 0).isEmpty());
        assertTrue(StandardErrors.stated(OptionalDouble.of(0)).isEmpty());
        assertTrue(StandardErrors.stated(OptionalDouble.of(ALL)).isEmpty());
        assertEquals(OptionalDouble.of(.1), StandardErrors.stated(OptionalDouble.of(.1)));
    }

    @Test
    void tellsOfAStandardErrorThatIsStatedAndCannotBe() {
        List<String> told = new ArrayList<>();
        assertEquals(
                .1, StandardErrors.stated(OptionalDouble.of(.1), "0.1", told::add).orElseThrow());
        for (double number : new double[] {0, -3, Double.NaN}) {
            OptionalDouble error = OptionalDouble.of(number);
            assertTrue(StandardErrors.stated(error, "" + number, told::add).isEmpty());
        }
        for (String written : List.of("nothing", "'N/A'", "'abc'", "a list")) {
            assertTrue(StandardErrors.stated(OptionalDouble.empty(), written, told::add).isEmpty());
        }
        assertEquals(List.of("-3.0", "NaN", "'abc'", "a list"), told);
    }

    @Test
    void knowsNormalQuantiles() {
        // R 4.2.2: qnorm(c(0.75, 0.975, 0.9995))
        assertEquals(0.67448975019608, StandardErrors.quantile(0.75), 1e-13);
        assertEquals(1.95996398454005, StandardErrors.quantile(0.975), 1e-13);
        assertEquals(3.29052673149190, StandardErrors.quantile(0.9995), 1e-11);
    }
}
