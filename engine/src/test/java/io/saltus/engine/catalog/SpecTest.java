package io.saltus.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property
    void readsAnyValueInQuotes(@ForAll String value) {
        String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Spec spec = Spec.parse("csv:first=" + quoted + ",second=2");
        assertEquals(Map.of("first", value, "second", "2"), spec.settings());
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
