package io.saltus.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.comparing.ComparisonRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreRegressionsTest {

    private static ComparedResults scored(String label, String task, double score) {
        return new ComparedResults(
                label,
                List.of(
                        Observation.of(Model.of("m"), task, Metric.accuracy("acc"), score)
                                .withExamples(1319)));
    }

    @Test
    void failsAndSaysWhatFellByHowMuchAndHowSure() {
        AssertionError error =
                assertThrows(
                        AssertionError.class,
                        () ->
                                ScoreRegressions.assertNoRegression(
                                        scored("release", "gsm8k", .4),
                                        scored("today", "gsm8k", .3),
                                        ComparisonRules.USUAL));
        assertTrue(
                String.valueOf(error.getMessage())
                        .matches(
                                "1 of 1 score became worse from 'release' to 'today':\\n"
                                        + "  gsm8k, acc, m: 0\\.4000 -> 0\\.3000, 95% interval of"
                                        + " the difference -0\\.1.* to -0\\.06.*, p .*e-8 \\(two"
                                        + " samples\\)"),
                error.getMessage());
    }

    @Test
    void passesWhatRoseAndWhatChanceMade() {
        for (double score : new double[] {.4, .39, .6}) {
            assertDoesNotThrow(
                    () ->
                            ScoreRegressions.assertNoRegression(
                                    scored("release", "gsm8k", .4),
                                    scored("today", "gsm8k", score),
                                    ComparisonRules.USUAL));
        }
    }

    @Test
    void failsWhereNothingWasCompared() {
        AssertionError error =
                assertThrows(
                        AssertionError.class,
                        () ->
                                ScoreRegressions.assertNoRegression(
                                        scored("release", "gsm8k", .4),
                                        scored("today", "mmlu", .4),
                                        ComparisonRules.USUAL));
        assertEquals(
                "'release' and 'today' have no task, setup and metric in common: nothing was compared",
                error.getMessage());
    }
}
