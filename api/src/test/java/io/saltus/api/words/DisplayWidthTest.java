package io.saltus.api.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void countsColumns() {
        assertEquals(0, DisplayWidth.of(""));
        assertEquals(3, DisplayWidth.of("abc"));
        assertEquals(1, DisplayWidth.of("e\u0301"));
        assertEquals(4, DisplayWidth.of("\u4e2d\u6587"));
        assertEquals(2, DisplayWidth.of("\ud83d\ude80"));
    }

    @Test
    void padsByColumns() {
        assertEquals("\u4e2d  ", DisplayWidth.padded("\u4e2d", 4));
        assertEquals("abc", DisplayWidth.padded("abc", 2));
    }

    @Test
    void cutsWhereItDoesNotFit() {
        assertEquals("abc", DisplayWidth.cut("abc", 3));
        assertEquals("ab\u2026", DisplayWidth.cut("abcd", 3));
        assertEquals("\u4e2d\u2026", DisplayWidth.cut("\u4e2d\u6587\u4e2d", 4));
        assertEquals("\u2026", DisplayWidth.cut("abcd", 1));
    }

    @Test
    void wrapsAtSpacesAndWithinLongWords() {
        assertEquals(List.of("ab cd", "ef"), DisplayWidth.wrapped("ab cd ef", 5));
        assertEquals(List.of("abcd", "ef g"), DisplayWidth.wrapped("abcdef g", 4));
        for (String line : DisplayWidth.wrapped("\u4e2d\u6587\u4e2d\u6587 word", 5)) {
            assertTrue(DisplayWidth.of(line) <= 5, line);
        }
    }
}
