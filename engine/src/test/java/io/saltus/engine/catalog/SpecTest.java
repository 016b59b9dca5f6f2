package io.saltus.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpecTest {

    @Test
    void readsAnIdAlone() {
        assertEquals(new Spec("csv", Map.of()), Spec.parse("csv"));
        assertEquals(new Spec("csv", Map.of()), Spec.parse("csv:"));
    }

    @Test
    void readsSettings() {
        assertEquals(
                new Spec("csv", Map.of("task", "Benchmark", "chance", "=0.25", "delimiter", ",")),
                Spec.parse("csv:task=Benchmark,chance==0.25,delimiter=\",\""));
    }

    @RepeatedTest(1000)
    void readsAnyValueInQuotes(RepetitionInfo repetition) {
        String value = anyText(new Random(repetition.getCurrentRepetition()));
        String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Spec spec = Spec.parse("csv:first=" + quoted + ",second=2");
        assertEquals(Map.of("first", value, "second", "2"), spec.settings());
    }

    /** Up to 30 characters: of the syntax, of ASCII, or any at all, halves of pairs among them. */
    private static String anyText(Random random) {
        return random.ints(random.nextInt(31), 0, Character.MAX_VALUE + 1)
                .mapToObj(
                        any ->
                                switch (random.nextInt(3)) {
                                    case 0 -> "\\\"',=: \n".charAt(any % 8);
                                    case 1 -> (char) (any % 128);
                                    default -> (char) any;
                                })
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Test
    void refusesWhatItCannotRead() {
        for (String text :
                new String[] {
                    ":a=1", "csv:a", "csv:=1", "csv:a=\"x", "csv:a=\"x\"y", "csv:a=1,a=2"
                }) {
            RequestException e = assertThrows(RequestException.class, () -> Spec.parse(text), text);
            assertTrue(e.getMessage().contains(text), e.getMessage());
        }
    }
}
