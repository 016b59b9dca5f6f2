package io.saltus.plugins.figures.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.words.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureNumbersTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 12345, 999.9, 0.03125})
    void haveTheDigitsOfEveryRenderer(double value) {
        assertEquals(Numbers.of(value), FigureNumbers.of(value, 3));
        assertEquals("\u2212" + Numbers.of(value), FigureNumbers.of(-value, 3));
    }

    @Test
    void raisePowersOfTen() {
        assertEquals("3.12\u00d710\u207b\u2074", FigureNumbers.of(3.12e-4, 3));
        assertEquals("\u22122.31\u00d710\u00b2\u00b2", FigureNumbers.of(-2.31e22, 3));
        assertEquals("10\u00b2\u00b3", FigureNumbers.of(1e23, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "0.6000000000000001, 0.2, 0.6",
        "1e-18, 0.2, 0",
        "1005, 5, 1005",
        "100000, 50000, 10\u2075",
        "-2.345, 0.005, \u22122.345",
        "123456, 2, 1.23456\u00d710\u2075"
    })
    void tellTicksApart(double value, double step, String label) {
        assertEquals(label, FigureNumbers.tick(value, step));
    }
}
