package io.saltus.plugins.evaluators.bigscience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigScienceTest {

    private static final Path SAMPLE =
            Path.of("src/test/samples/bigscience/reef2-1B3-c4-checkpoints_agg.json");

    @TempDir private Path folder;

    private SourceUnderTest reading() {
        return new SourceUnderTest(new BigScience(), folder, "reef-350M_agg.json");
    }

    private static String file(String results) {
        return ("{'tokens': [1, 2], 'checkpoints': [10, 20], 'results': {" + results + "}}")
                .replace('\'', '"');
    }

    @Test
    void readsEachCheckpoint() throws IOException {
        ReadResults read = reading().read(Location.of(SAMPLE));
        assertEquals(List.of(), read.issues());
        assertEquals(6, read.observations().size());
        Observation last = read.observations().get(2);
        assertEquals("reef2-1B3-c4", last.model().name());
        assertEquals(.5, last.score());
        assertEquals(.03, last.standardError().orElseThrow());
        assertEquals(1.3e9, last.model().scale(Axis.PARAMETERS).orElseThrow());
        assertEquals(2000, last.model().scale(Axis.STEPS).orElseThrow());
        assertEquals(4e9, last.model().scale(Axis.TOKENS).orElseThrow());
    }

    @Test
    void namesTheCheckpointWithoutAScore() throws IOException {
        assertEquals(
                List.of(
                        "'acc' of 'a' at checkpoint 20 must be a finite number, got nothing",
                        "'acc' of 'b' must be a list with a number for each of 2 checkpoints, got 1 items",
                        "'acc' of 'c' must be a list with a number for each of 2 checkpoints, got 0.5"),
                reading()
                        .issues(
                                file(
                                        "'a': {'acc': [0.5, null]}, 'b': {'acc': [0.5]}, 'c': {'acc': 0.5}")));
    }

    @Test
    void refusesAFileOfSomethingElse() {
        assertTrue(reading().refusal("{\"results\": {}}").contains("'checkpoints'"), "no list");
        assertTrue(reading().refusal(file("")).contains("no task"), "no task");
    }

    @Test
    void acceptsItsFilesAndNothingElse() throws IOException {
        assertTrue(new BigScience().accepts(reading().file("a.json", file(""))));
        assertTrue(!new BigScience().accepts(reading().file("a.json", "{\"results\": {}}")));
    }
}
