package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightEvalContractTest implements SourceContract {

    private static final Location SAMPLE =
            Location.of(
                    Path.of("src/test/samples/lighteval/results_2026-03-01T09-00-00.000000.json"));

    @Override
    public Source extension() {
        return new LightEval();
    }

    @Override
    public List<Location> samples() {
        return List.of(SAMPLE);
    }

    @Test
    void readsTasksWithoutTheirAverages() throws IOException {
        ReadResults read = ReadResults.of(new LightEval(), SAMPLE);
        assertEquals(
                List.of("tide_sums 0.25 5-shot", "shells:sea 0.4 5-shot", "shells:land 0.5 5-shot"),
                read.observations().stream()
                        .map(o -> o.task() + " " + o.score() + " " + o.setup().words())
                        .toList());
        Observation sea = read.observations().get(1);
        assertEquals(50, sea.examples().orElseThrow());
        assertEquals("50", sea.conditions().get("limit"));
        assertEquals("acme/heron-93m", sea.model().name());
    }

    @Test
    void isTheOnlyOneToTakeIt() throws IOException {
        assertTrue(new LightEval().accepts(SAMPLE));
        assertFalse(new Leaderboard().accepts(SAMPLE));
        assertFalse(new Harness().accepts(SAMPLE));
    }
}
