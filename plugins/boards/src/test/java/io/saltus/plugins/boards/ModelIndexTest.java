package io.saltus.plugins.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelIndexTest {

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new ModelIndex(), folder, "README.md");
    }

    private static String card(String metrics) {
        return "---\nmodel-index:\n- name: tern-7b\n  results:\n  - dataset:\n      name: Sums\n"
                + "    metrics:\n"
                + metrics
                + "---\n";
    }

    @Test
    void readsTheResultsInTheHead() throws IOException {
        ReadResults read = ReadResults.ofSample(new ModelIndex(), "README.md");
        assertEquals(
                List.of(
                        "tern-7b Lamp Challenge acc_norm 0.6152",
                        "tern-7b Sums accuracy 0.075",
                        "tern-7b Sums strict accuracy 0.0925",
                        "tern-7b Sums perplexity 12.75"),
                read.words());
        Observation first = read.observations().get(0);
        assertEquals("25-shot", first.setup().words());
        assertEquals(Map.of(), first.conditions());
        assertEquals(
                Map.of("split", "validation", "version", "7d1f"),
                read.observations().get(1).conditions());
        assertTrue(read.says("no abilities: 'runtime'"));
        assertTrue(read.says("--source markdown"));
    }

    @Test
    void readsAValueWithASignOfPercentAndRefusesWhatIsNone() throws IOException {
        ReadResults read =
                reading.read(
                        card(
                                "    - type: f1\n      value: 50.5%\n    - type: acc\n      value: .nan\n"
                                        + "    - type: bleu\n      value: TBD\n    - value: 3\n"));
        assertEquals(List.of("tern-7b Sums f1 0.505"), read.words());
        assertEquals(3, read.refused());
        assertTrue(read.says("results[0].metrics[2]: a score must be a finite number, got 'TBD'"));
        assertTrue(read.says("a metric needs 'type' or 'name'"));
    }

    @Test
    void tellsOfShotsThatAreNone() throws IOException {
        ReadResults read =
                reading.read(
                        "---\nmodel-index:\n- name: tern-7b\n  results:\n  - dataset:\n      name: Sums\n"
                                + "      args:\n        num_few_shot: -5\n"
                                + "    metrics:\n    - type: f1\n      value: 0.5\n---\n");
        assertEquals(List.of("tern-7b Sums f1 0.5"), read.words());
        assertTrue(read.says("'num_few_shot' must be a whole number from 0 to 10000, got -5"));
    }

    @Test
    void refusesAHeadThatBreaksOffOrHoldsNoResults() {
        assertTrue(reading.refusal("---\nmodel-index:\n- name: x\n").contains("breaks off"));
        assertTrue(
                reading.refusal("---\nmodel-index:\n- name: x\n  results: []\n---\n")
                        .contains("holds no results"));
        assertTrue(reading.refusal("---\nmodel-index: [\n---\n").contains("no whole YAML"));
        assertTrue(
                reading.refusal("---\na: 1\na: 2\nmodel-index: []\n---\n")
                        .contains("no whole YAML"));
    }

    @Test
    void doesNotUnfoldAliasesWithoutBound() {
        StringBuilder bomb = new StringBuilder("---\nmodel-index:\na0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        assertTrue(reading.refusal(bomb + "---\n").contains("aliases"));
    }

    @Test
    void acceptsCardsWithAnIndexOnly() throws IOException {
        ModelIndex source = new ModelIndex();
        assertTrue(source.accepts(reading.file("a.md", card("    - type: f1\n      value: 1\n"))));
        assertFalse(
                source.accepts(reading.file("b.md", "---\nlicense: mit\n---\n# model-index:\n")));
        assertFalse(source.accepts(reading.file("c.md", "# x\n\nmodel-index:\n")));
    }
}
