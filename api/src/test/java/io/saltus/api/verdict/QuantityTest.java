package io.saltus.api.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void isAMeasureUnlessItIsSaid() {
        assertEquals(Role.MEASURE, new Quantity("top-p", 3, "", "a score").role());
        assertEquals(Role.P_VALUE, Quantity.pValue("p", .01, "of a test").role());
        assertEquals(
                Role.RANKING, new Quantity("lambda", 3, "", "a score").as(Role.RANKING).role());
    }

    @Test
    void refusesAProbabilityBeyondItsBounds() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Quantity("probability", 1.1, "", "", Role.PROBABILITY));
        assertThrows(
                IllegalArgumentException.class, () -> Quantity.pValue("p", Double.NaN, "none"));
        assertEquals(1, Quantity.pValue("p", 1 + 1e-12, "rounded").value());
    }
}
