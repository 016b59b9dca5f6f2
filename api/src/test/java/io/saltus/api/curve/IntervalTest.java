package io.saltus.api.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IntervalTest {

    /** R 4.2.2: {@code prop.test(3, 10, correct = FALSE)$conf.int}, and 0 and 10 of 10. */
    @Test
    void isWilsonsInterval() {
        Interval three = Interval.wilson(.3, 10, Interval.Z_95);
        assertEquals(0.1077912674, three.lower(), 1e-9);
        assertEquals(0.6032218525, three.upper(), 1e-9);
        Interval none = Interval.wilson(0, 10, Interval.Z_95);
        assertEquals(0, none.lower());
        assertEquals(0.2775327999, none.upper(), 1e-9);
        assertEquals(1, Interval.wilson(1, 10, Interval.Z_95).upper());
        assertEquals(1 - none.upper(), Interval.wilson(1, 10, Interval.Z_95).lower(), 1e-12);
    }

    @Test
    void refusesWhatIsNoInterval() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> Interval.wilson(1.1, 10, 2));
        assertThrows(IllegalArgumentException.class, () -> Interval.wilson(.5, 0, 2));
    }
}
