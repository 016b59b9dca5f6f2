package io.saltus.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpossibleErrorTest {

    @ParameterizedTest
    @CsvSource({
        "accuracy, .25, .02, ''",
        "accuracy, 1, 0, ''",
        "accuracy, 0, 0, ''",
        "accuracy, .25, 1e-9, ''",
        "loss, 2.5, 0, ''",
        "loss, 2.5, 7.5, ''",
        "accuracy, .25, 7.5, a share of right answers has a standard error of at most 0.5",
        "accuracy, .25, 5e-324, no standard error is so small beside its score",
        "loss, 2.5, 1e-13, no standard error is so small beside its score",
        "loss, 0, 5e-324, no standard error is so small beside its score",
        "accuracy, .25, 0, answers of which some are right have a standard error above 0",
    })
    void saysWhyAStandardErrorCannotBe(String metric, double score, double error, String why) {
        Metric measured =
                metric.equals("loss")
                        ? Metric.graded(metric, Direction.LOWER_IS_BETTER)
                        : Metric.accuracy(metric);
        Observation observation =
                Observation.of(Model.of("m"), "t", measured, score).withStandardError(error);
        assertEquals(why, ImpossibleError.why(observation).orElse(""));
    }
}
