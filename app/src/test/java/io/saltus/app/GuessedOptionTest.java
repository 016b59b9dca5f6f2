package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessedOptionTest {

    private static String meant(String... unmatched) {
        return GuessedOption.meant(List.of(unmatched)).orElseThrow();
    }

    @Test
    void aTaskIsACondition() {
        assertTrue(meant("--task", "2D+").startsWith("Type --where \"task = '2D+'\";"));
        assertTrue(meant("--family=GPT-3").startsWith("Type --where \"family = 'GPT-3'\";"));
        assertTrue(meant("--model").startsWith("Type --where \"model = 'NAME'\";"));
    }

    @Test
    void aColumnIsASettingOfItsSource() {
        assertEquals(
                "Columns are a setting of the source: --source 'csv:scores=Nova-1B'.",
                meant("--scores", "Nova-1B"));
    }

    @Test
    void whatIsLeftOutIsACondition() {
        assertEquals("Type --where \"model != 'GPT-3 175B'\".", meant("--exclude", "GPT-3 175B"));
    }

    @Test
    void ofOtherOptionsNothingIsSaid() {
        assertEquals(Optional.empty(), GuessedOption.meant(List.of("--verbose")));
        assertEquals(Optional.empty(), GuessedOption.meant(List.of()));
    }
}
