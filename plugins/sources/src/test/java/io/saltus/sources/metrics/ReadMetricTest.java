package io.saltus.sources.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMetricTest {

    @Test
    void isWhatTheNameStandsForUnderItsTitle() {
        Metric metric = ReadMetric.of("match[mean]/accuracy", "accuracy", Optional.empty());
        assertEquals("match[mean]/accuracy", metric.name());
        assertEquals(Grain.ALL_OR_NOTHING, metric.grain());
        assertEquals(1, metric.best().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bpb",
                "nll",
                "cross_entropy",
                "cer",
                "mae",
                "rmse",
                "ece",
                "ter",
                "wer",
                "brier",
                "word_perplexity",
                "loss",
                "bits_per_byte",
                "val_loss",
                "ece_10_bin"
            })
    void fallsWhereErrorsAreCounted(String name) {
        assertEquals(
                Direction.LOWER_IS_BETTER,
                ReadMetric.of("x/" + name, name, Optional.empty()).direction());
    }

    @Test
    void goesTheWayThatTheFileStates() {
        Metric metric = ReadMetric.of("rmse", "rmse", Optional.of(Direction.HIGHER_IS_BETTER));
        assertEquals(Direction.HIGHER_IS_BETTER, metric.direction());
    }

    @Test
    void knowsNoRangeWhereTheScoreIsOutOfIt() {
        Metric share = ReadMetric.of("acc", "acc", Optional.empty());
        assertEquals(share, ReadMetric.fitting(share, 0.5));
        Metric other = ReadMetric.fitting(share, 57);
        assertEquals(Grain.GRADED, other.grain());
        assertTrue(other.best().isEmpty());
        assertEquals(1, ReadMetric.graded(share).best().orElseThrow());
        Metric f1 = ReadMetric.of("f1", "f1", Optional.empty());
        assertTrue(ReadMetric.withoutBest(f1).best().isEmpty());
        assertEquals(share, ReadMetric.withoutBest(share));
    }
}
