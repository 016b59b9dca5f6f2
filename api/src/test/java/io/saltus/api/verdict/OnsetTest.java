package io.saltus.api.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OnsetTest {

    @Test
    void isApartWhereTheIntervalsShareNoScale() {
        Onset early = Onset.between(1e20, 2e20, 3e20);
        Onset late = Onset.between(4e20, 5e20, 6e20);
        assertTrue(early.isApartFrom(late, Axis.COMPUTE));
        assertTrue(late.isApartFrom(early, Axis.COMPUTE));
        assertFalse(early.isApartFrom(Onset.between(3e20, 4e20, 5e20), Axis.COMPUTE));
    }

    @Test
    void liesBeyondEveryScaleOnACensoredSide() {
        Onset open =
                new Onset(3e20, OptionalDouble.of(2e20), OptionalDouble.empty(), Censoring.RIGHT);
        assertTrue(open.isApartFrom(Onset.between(1e19, 2e19, 3e19), Axis.COMPUTE));
        assertFalse(open.isApartFrom(Onset.between(1e23, 2e23, 3e23), Axis.COMPUTE));
    }

    /** On loss the bound towards smaller models is the larger number. */
    @Test
    void followsGrowingModelsAlongLoss() {
        Onset late =
                new Onset(2.1, OptionalDouble.of(2.2), OptionalDouble.empty(), Censoring.RIGHT);
        Onset early =
                new Onset(2.9, OptionalDouble.empty(), OptionalDouble.of(2.8), Censoring.LEFT);
        assertTrue(late.isApartFrom(early, Axis.LOSS));
        assertTrue(early.isApartFrom(late, Axis.LOSS));
        assertFalse(late.isApartFrom(Onset.between(2.3, 2.2, 2.0), Axis.LOSS));
    }

    @Test
    void readsAsAScaleInItsInterval() {
        assertEquals("2e20 [1e20, 3e20]", Onset.between(1e20, 2e20, 3e20).words());
        assertEquals(
                "3e20 [2e20, ..]",
                new Onset(3e20, OptionalDouble.of(2e20), OptionalDouble.empty(), Censoring.RIGHT)
                        .words());
    }
}
