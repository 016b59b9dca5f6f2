package io.saltus.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

    @ParameterizedTest
    @CsvSource({
        "acc, 1.25, 1",
        "acc, -0.25, 0",
        "acc, 0.5, 0.5",
        "perplexity, -7, 0",
        "f1, -3, 0",
        "f1, 2, 1",
        "log_likelihood, -3, -3"
    })
    void knowsTheNearestScoreThatItCanHave(String name, double score, double nearest) {
        Metric metric = KnownMetrics.metric(name, Optional.empty());
        assertEquals(nearest, metric.nearest(score));
        assertEquals(Optional.empty(), metric.refusal(metric.nearest(score)));
    }
}
