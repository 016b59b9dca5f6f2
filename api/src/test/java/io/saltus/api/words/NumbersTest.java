package io.saltus.api.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "0.25, 0.25",
        "0.03124, 0.0312",
        "0.001, 0.001",
        "0.000999, 9.99e-4",
        "0.000312, 3.12e-4",
        "-0.000312, -3.12e-4",
        "99999, 100000",
        "100000, 1e5",
        "23456, 23500",
        "2.3141e22, 2.31e22",
        "-2.5e9, -2.5e9",
        "1e300, 1e300",
        "4.9e-324, 4.94e-324",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writesThreeSignificantDigits(double value, String words) {
        assertEquals(words, Numbers.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, <.01",
        "0.0099, <.01",
        "0.01, .01",
        "0.104, .104",
        "0.1, .10",
        "0.5, .50",
        "0.57, .57",
        "0.29, .29",
        "0.895, .895",
        "0.8999, .899",
        "0.096, .096",
        "0.9368, .94",
        "0.902, .902",
        "0.9, .90",
        "0.99, .99",
        "0.991, >.99",
        "1, >.99"
    })
    void writesNoProbabilityAsALevelThatItDoesNotReach(double value, String words) {
        assertEquals(words, Numbers.probability(value));
    }

    @Test
    void refusesANumberThatDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> Numbers.of(Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "0.05, 0.05",
        "1e22, 1e22",
        "1.5e22, 1.5e22",
        "1e-9, 1e-9",
        "4.77e21, 4.77e21",
        "2e23, 2e23",
        "4.9e-324, 4.9e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "0.30000000000000004, 0.30000000000000004",
        "-1.1e-5, -1.1e-5",
        "1234567.5, 1234567.5",
        "123456789.25, 1.2345678925e8",
        "0.002, 0.002",
        "NaN, NaN",
        "-7, -7",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writesExactlyWhatReadsBack(double value, String text) {
        assertEquals(text, Numbers.exact(value));
    }

    @Test
    void readsBackWhateverWasWritten() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double few = random.nextInt(1000) * Math.pow(10, random.nextInt(-20, 26));
            for (double value : Double.isFinite(any) ? new double[] {any, few} : new double[0]) {
                assertEquals(value, Double.parseDouble(Numbers.exact(value)));
            }
        }
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("0.0312", Numbers.of(0.03124));
            assertEquals("1.5 examples", Numbers.count(1.5, "example"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void counts() {
        assertEquals("1 scale", Numbers.count(1, "scale"));
        assertEquals("0 scales", Numbers.count(0, "scale"));
        assertEquals("3 scales", Numbers.count(3, "scale"));
        assertEquals("1 example", Numbers.count(1.0, "example"));
    }
}
