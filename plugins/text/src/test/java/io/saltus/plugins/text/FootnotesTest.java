package io.saltus.plugins.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootnotesTest {

    private static final String UNSTATED = "the number of examples is not stated, it may be any";

    private static List<String> five(String reason) {
        return new ArrayList<>(Collections.nCopies(5, reason));
    }

    @Test
    void aClauseOfFiveReasonsIsANote() {
        Footnotes notes = Footnotes.of(five("it helps; " + UNSTATED));
        assertEquals("it helps [1]", notes.marked("it helps; " + UNSTATED));
        assertEquals("it harms [1]; once", notes.marked("it harms; " + UNSTATED + "; once"));
        assertEquals(List.of("[1] " + UNSTATED), notes.lines());
    }

    @Test
    void whatFourReasonsSayStandsInEach() {
        Footnotes notes = Footnotes.of(five("it helps; " + UNSTATED).subList(1, 5));
        assertEquals("it helps; " + UNSTATED, notes.marked("it helps; " + UNSTATED));
        assertEquals(List.of(), notes.lines());
    }

    @Test
    void shortClausesAndTheFirstStay() {
        List<String> reasons = five(UNSTATED + "; few examples");
        assertEquals(UNSTATED + "; few examples", Footnotes.of(reasons).marked(reasons.get(0)));
        List<String> others = five("it helps; " + UNSTATED);
        assertEquals(UNSTATED, Footnotes.of(others).marked(UNSTATED));
    }
}
