package io.saltus.statistics.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.saltus.api.curve.Interval;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference numbers: R 4.2.2, src/test/r/reference.R. */
class ResamplingTest {

    private static final double[] SAMPLE = {3, 1, 4, 1, 5, 9, 2, 6};

    /** {@code quantile(x, share)}. */
    @ParameterizedTest
    @CsvSource({"0, 1", ".1, 1", ".5, 3.5", ".95, 7.95", "1, 9"})
    void agreesWithRInQuantiles(double share, double expected) {
        assertEquals(expected, new SampleQuantiles(SAMPLE).of(share), 1e-14);
    }

    @Test
    void leavesAsManyOutAtEitherEnd() {
        double[] values = IntStream.range(0, 401).asDoubleStream().toArray();
        assertEquals(new Interval(10, 390), new SampleQuantiles(values).central(.95));
        assertEquals(new Interval(0, 400), new SampleQuantiles(values).central(1));
        assertEquals(new Interval(7, 7), new SampleQuantiles(7).central(.95));
    }

    /** Ranks 32 and 40: {@code qbinom(c(.025, .975), 40, .9) + c(0, 1)}. */
    @Test
    void findsTheOrderStatisticsAboutAQuantile() {
        double[] values = IntStream.rangeClosed(1, 40).asDoubleStream().toArray();
        assertEquals(new Interval(32, 40), new SampleQuantiles(values).interval95(.9));
        assertEquals(new Interval(5, 5), new SampleQuantiles(5).interval95(.5));
    }

    @Test
    void refusesWhatHasNoQuantile() {
        assertThrows(IllegalArgumentException.class, () -> new SampleQuantiles());
        assertThrows(IllegalArgumentException.class, () -> new SampleQuantiles(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new SampleQuantiles(1).of(1.1));
        assertThrows(IllegalArgumentException.class, () -> new SampleQuantiles(1).central(-1));
        assertThrows(IllegalArgumentException.class, () -> new SampleQuantiles(1).interval95(1));
    }
}
