package io.saltus.plugins.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsTest {

    @TempDir private Path folder;

    @Test
    void readsTheColumnsOfScenariosOfATableOfHelm() throws IOException {
        ReadResults read = ReadResults.ofSample(new HelmTables(), "core_scenarios.json");
        assertEquals(
                List.of(
                        "Tern (1B) Lamp EM 0.3125",
                        "Tern (1B) Prose BPB 1.25",
                        "Tern (7B) Lamp EM 0.625",
                        "Tern (7B) Prose BPB 0.875",
                        "Gull (7B) Prose BPB 0.9"),
                read.words());
        assertEquals(Direction.LOWER_IS_BETTER, read.observations().get(1).metric().direction());
        assertEquals(2, read.passedOver());
        assertTrue(read.says("'Lamp - Observed inference time (s)' (2 values)"));
    }

    @Test
    void acceptsTablesWhoseFirstColumnIsOfModels() throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new HelmTables(), folder, "t.json");
        String table = "[{\"title\":\"t\",\"header\":[{\"value\":\"%s\"}],\"rows\":[]}]";
        assertTrue(
                new HelmTables().accepts(reading.file("a.json", table.formatted("Model/adapter"))));
        assertFalse(new HelmTables().accepts(reading.file("b.json", table.formatted("Group"))));
        assertTrue(reading.refusal(table.formatted("Model")).contains("holds no score"));
    }

    @Test
    void readsHorizonsInMinutes() throws IOException {
        ReadResults read = ReadResults.ofSample(new TimeHorizons(), "benchmark_results.yaml");
        assertEquals(
                List.of(
                        "tern_7b METR-Horizon average_score 0.4015",
                        "tern_7b METR-Horizon p50_horizon_minutes 10.5",
                        "tern_7b METR-Horizon p80_horizon_minutes 1.25",
                        "gull_1b METR-Horizon p50_horizon_minutes 0.25"),
                read.words());
        Observation horizon = read.observations().get(1);
        assertEquals(OptionalDouble.empty(), horizon.metric().chance());
        assertEquals(OptionalDouble.empty(), horizon.metric().best());
        assertEquals(Map.of("version", "v1.1"), horizon.conditions());
        assertEquals(Optional.of("2024-06-20"), horizon.model().trait(Model.RELEASED));
        assertTrue(read.says("prices, times and ranks are no abilities: 'is_sota', 'usage'"));
        assertTrue(read.says("intervals of horizons"));
    }

    @Test
    void readsHorizonsOfTheOlderLayoutAndInJson() throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new TimeHorizons(), folder, "h.json");
        Observation read =
                reading.only(
                        "{\"benchmark_name\":\"METR-Horizon-v1\",\"results\":{\"tern\":{\"agents\":{\"react\":"
                                + "{\"p50_horizon_length\":{\"estimate\":2.5}}},\"release_date\":\"2024-06-20\"}}}");
        assertEquals(2.5, read.score());
        assertEquals(Map.of("agent", "react", "version", "v1"), read.conditions());
        assertTrue(
                reading.refusal("{\"benchmark_name\":\"x\",\"results\":{}}")
                        .contains("p50_horizon_length"));
    }

    @Test
    void refusesAHorizonBelowZeroMinutes() throws IOException {
        ReadResults read =
                new SourceUnderTest(new TimeHorizons(), folder, "h.json")
                        .read(
                                "{\"benchmark_name\":\"H-v1\",\"results\":{\"tern\":{\"metrics\":"
                                        + "{\"p50_horizon_length\":{\"estimate\":-2.5},\"p80_horizon_length\":{\"estimate\":0}}}}}");
        assertEquals(List.of("tern H p80_horizon_minutes 0.0"), read.words());
        assertEquals(1, read.refused());
        assertTrue(read.says("tern, p50_horizon_minutes: 'estimate' must be at least 0, got -2.5"));
    }

    @Test
    void readsRunsOfTheHub() throws IOException {
        ReadResults read = ReadResults.ofSample(new EpochRuns(), "benchmarks_runs.csv");
        assertEquals(
                List.of(
                        "tern-7b-20250101 Lamp diamond accuracy 0.4125",
                        "tern-70b-20250601 Lamp diamond accuracy 0.625"),
                read.words());
        Observation first = read.observations().get(0);
        assertEquals(OptionalDouble.of(0.035), first.standardError());
        assertEquals(OptionalDouble.of(1.5e24), first.model().scale(Axis.COMPUTE));
        assertEquals(Optional.of(Instant.parse("2025-03-04T05:06:07Z")), first.measured());
        assertTrue(read.says("did not succeed: 'Failed'"));
    }

    @Test
    void takesTheNameOfAFileOfOneBenchmarkForTheTask() throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new EpochRuns(), folder, "lamp_diamond.csv");
        String header = "Model version,mean_score,Release date,Started at,stderr\n";
        ReadResults good = reading.read(header + "tern-7b,0.5,2025-01-01,,0.01\n");
        assertEquals("lamp_diamond", good.observations().get(0).task());
        ReadResults bad = reading.read(header + "tern-7b,0.5,,,\ntern-8b,often,,,\ntern-9b,0.5\n");
        assertEquals(1, bad.observations().size());
        assertEquals(2, bad.refused());
        ReadResults undated = reading.read(header + "tern-7b,0.5,spring,,0.01\n");
        assertEquals(Optional.empty(), undated.observations().get(0).model().trait(Model.RELEASED));
        assertTrue(undated.says("a release date is like 2024-05-01, got 'spring' in its column"));
    }

    @Test
    void saysOfAHorizonsModelThatItsReleaseIsNoDate() throws IOException {
        ReadResults read =
                new SourceUnderTest(new TimeHorizons(), folder, "h.json")
                        .read(
                                "{\"benchmark_name\":\"H\",\"results\":{\"tern\":{\"release_date\":\"soon\",\"metrics\":"
                                        + "{\"p50_horizon_length\":{\"estimate\":2}}}}}");
        assertEquals(1, read.observations().size());
        assertTrue(read.says("got 'soon' in release_date; such models are read without it"));
    }
}
