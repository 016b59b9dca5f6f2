package io.saltus.api.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.saltus.api.verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b", // escape
                "\u009b", // the same in the upper block of controls
                "\n",
                "\r",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u202e", // right to left
                "\u2066",
                "\u200d",
                "\u2028",
                "\u2029",
                "\ufeff",
                "\ud800", // half of a pair
                "\udc00",
                "\udb40\udc41" // a tag, beyond the basic plane
            })
    void replacesWhatSteersATerminal(String steering) {
        assertEquals("a\u00b7b", Names.harmless("a" + steering + "b"));
    }

    @Test
    void leavesNamesOfAnyLanguageAlone() {
        String name = "3-digit addition, \u00e9t\u00e9, \u4e2d\u6587, \ud83d\ude80 a\u0301";
        assertSame(name, Names.harmless(name));
    }

    @Test
    void areNoCommandsToPipelines() {
        assertEquals("\u00b7:add-mask::x", Names.harmless("::add-mask::x"));
        assertEquals("a  \u00b7:error::x", Names.harmless("a  ::error::x"));
        assertEquals("\u00b7#[group]", Names.harmless("##[group]"));
        assertEquals("##\u00b7#[group]", Names.harmless("####[group]"));
        assertSame("mmlu::law # ##", Names.harmless("mmlu::law # ##"));
    }

    @Test
    void writesConstantsInKebabCase() {
        assertEquals("not-emergent", Names.word(Outcome.NOT_EMERGENT));
    }
}
