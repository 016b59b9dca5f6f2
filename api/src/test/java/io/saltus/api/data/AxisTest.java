package io.saltus.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void placesDatesByTheYearAndItsPart() {
        assertEquals(2024.5, Axis.year("2024-07-02").orElseThrow(), 1e-12);
        assertEquals(2023 + 181 / 365., Axis.year("2023-07").orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), Axis.year("2024-13-01"));
        assertEquals(OptionalDouble.empty(), Axis.year("2024"));
        for (String day : new String[] {"2024-02-29", "2023-12-31", "2025-01-01"}) {
            assertEquals(day, Axis.DATE.words(Axis.year(day).orElseThrow()));
        }
    }

    @Test
    void keepsALinearScaleAsItIs() {
        Axis year = Axis.of("year", Axis.Spacing.LINEAR);
        assertEquals(-2.5, year.position(-2.5));
        assertEquals(2021, year.scale(2021));
        assertTrue(year.accepts(0));
        assertFalse(year.accepts(Double.NaN));
        assertEquals("2021.75", year.words(2021.75));
    }

    @Test
    void isTheAxisOfItsIdHoweverItIsSpaced() {
        assertEquals(Axis.of("year"), Axis.of("year", Axis.Spacing.LINEAR));
        assertNotEquals(Axis.of("year"), Axis.of("month"));
        assertEquals(Axis.DATE, Axis.of("date"));
    }
}
