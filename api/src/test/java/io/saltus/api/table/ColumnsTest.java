package io.saltus.api.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void saysWhichColumnHoldsWhatAndInWhichUnit() {
        assertEquals(
                List.of(
                        new MappedColumn("task", "Task", 1),
                        new MappedColumn("model", "model", 1),
                        new MappedColumn("train_tokens", "Train-Tokens", 1),
                        new MappedColumn("score", "score", 1)),
                new Columns()
                        .mapped(List.of("note", "score", "Task", "model", "Train-Tokens"), "t"));
    }

    @Test
    void refusesATableWithoutAColumnThatIsNeeded() {
        assertThrows(
                RequestException.class, () -> new Columns().mapped(List.of("task", "model"), "t"));
    }

    @Test
    void areMappedOneByOne() {
        Columns columns = new Columns().with("task", "Benchmark").with("percent", "true");
        assertEquals("Benchmark", columns.task());
        assertTrue(columns.percent());
        assertEquals(new Columns().score(), columns.score());
        IllegalArgumentException unknown =
                assertThrows(
                        IllegalArgumentException.class, () -> columns.with("benchmark", "task"));
        assertTrue(unknown.getMessage().contains("there is no field 'benchmark'; there are task"));
        assertThrows(IllegalArgumentException.class, () -> columns.with("percent", "yes"));
    }
}
