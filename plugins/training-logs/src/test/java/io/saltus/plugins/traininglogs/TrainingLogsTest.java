package io.saltus.plugins.traininglogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
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

class TrainingLogsTest {

    @TempDir private Path folder;

    @Test
    void readsAChartWithAColumnForEachRunAndMetric() throws IOException {
        ReadResults read = ReadResults.ofSample(new WandbHistory(), "wandb_export_2026-01-02.csv");
        assertEquals(
                List.of(
                        "tern-1b@1000 lamp acc 0.3125",
                        "tern-7b@1000 lamp acc 0.35",
                        "tern-1b@2000 lamp acc 0.375",
                        "tern-7b@2000 lamp acc 0.475",
                        "tern-1b@4000 lamp acc 0.4375"),
                read.words());
        assertEquals(OptionalDouble.of(0.01), read.observations().get(0).standardError());
        assertTrue(read.says("by their names: 'train/loss' (3 values)"));
        assertTrue(read.says("on line 3: 0.475 between 0.45 and 0.5"));
    }

    @Test
    void refusesAChartWithoutAPlaceForItsValues() throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new WandbHistory(), folder, "w.csv");
        String columns =
                "\"r - eval/lamp/acc\",\"r - eval/lamp/acc__MIN\",\"r - eval/lamp/acc__MAX\"\n";
        assertTrue(
                reading.refusal("\"Relative Time (Process)\"," + columns + "1,0.5,0.5,0.5\n")
                        .contains("export the chart with 'Step' as its x axis"));
        ReadResults read =
                reading.read(
                        "\"Step\"," + columns + "1,NaN,NaN,NaN\n2,0.5,0.5,0.5\nx,0.5,0.5,0.5\n");
        assertEquals(1, read.observations().size());
        assertEquals(2, read.refused());
    }

    @Test
    void refusesAPlaceBetweenTwoSteps() throws IOException {
        ReadResults chart =
                new SourceUnderTest(new WandbHistory(), folder, "w.csv")
                        .read(
                                "\"Step\",\"r - eval/lamp/acc\",\"r - eval/lamp/acc__MIN\",\"r - eval/lamp/acc__MAX\"\n"
                                        + "4000.5,0.5,0.5,0.5\n5000.0,0.5,0.5,0.5\n");
        assertEquals(List.of("r@5000 lamp acc 0.5"), chart.words());
        assertEquals(1, chart.refused());
        assertTrue(
                chart.issues().stream()
                        .anyMatch(i -> i.why().contains("whole number, got '4000.5'")),
                chart.issues()::toString);
    }

    @Test
    void readsTheLastValuesOfATableOfRuns() throws IOException {
        ReadResults read = ReadResults.ofSample(new WandbRuns(), "wandb_runs.csv");
        assertEquals(
                List.of(
                        "tern-1b@143000 lamp acc 0.3125",
                        "tern-1b@143000 sums exact_match(strict-match) 0.05",
                        "tern-7b@99000 lamp acc 0.625"),
                read.words());
        Observation first = read.observations().get(0);
        assertEquals(OptionalDouble.of(0.0125), first.standardError());
        assertEquals(OptionalDouble.of(1011781632), first.model().scale(Axis.EXACT_PARAMETERS));
        assertTrue(read.says("'tern-7b' (crashed)"));
    }

    @Test
    void readsTheFolderOfARunOfMlflow() throws IOException {
        ReadResults read = ReadResults.ofSample(new Mlflow(), "mlruns/0/0a1b2c3d");
        assertEquals(
                List.of(
                        "tern-1b@0 lamp acc 0.25",
                        "tern-1b@1000 lamp acc 0.3125",
                        "tern-1b@2000 lamp acc 0.4375",
                        "tern-1b@1000 sums exact_match 0.0625"),
                read.words());
        assertEquals(OptionalDouble.of(0.0125), read.observations().get(1).standardError());
        assertEquals(
                Optional.of(Instant.ofEpochMilli(1767322800000L)),
                read.observations().get(0).measured());
        assertTrue(read.says("'system/gpu_utilization', 'train_loss'"));
    }

    @Test
    void refusesALineOfMlflowThatIsNone() throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new Mlflow(), folder, "x");
        reading.file("run/meta.yaml", "run_name: tern-1b\n");
        reading.file(
                "run/metrics/lamp_acc", "1767322800000 0.5\nlater 0.5 3\n1767322800000 NaN 4\n");
        ReadResults read =
                ReadResults.of(new Mlflow(), io.saltus.api.data.Location.of(folder.resolve("run")));
        assertEquals(List.of("tern-1b@0 lamp acc 0.5"), read.words());
        assertEquals(2, read.refused());
    }

    @Test
    void readsTheAccuraciesOfNanochatAndNotThoseCountedFromChance() throws IOException {
        ReadResults read = ReadResults.ofSample(new Nanochat(), "base_model_d12_001000.csv");
        assertEquals(
                List.of(
                        "base_model_d12@1000 lamp accuracy 0.3125",
                        "base_model_d12@1000 sums accuracy 0.0625"),
                read.words());
        assertEquals("nanochat", read.observations().get(0).model().family());
        assertEquals("0-shot", read.observations().get(0).setup().words());
        assertEquals(1, read.passedOver());
        SourceUnderTest reading = new SourceUnderTest(new Nanochat(), folder, "m_001000.csv");
        assertTrue(reading.refusal("Task , Accuracy , Centered\n").contains("holds no task"));
    }

    @Test
    void readsWhatTheIntegrationOfVllmExpects() throws IOException {
        ReadResults read = ReadResults.ofSample(new VllmCi(), "Tern-7B.yaml");
        assertEquals(
                List.of(
                        "lab/Tern-7B sums exact_match(strict-match) 0.625",
                        "lab/Tern-7B sums exact_match(flexible-extract) 0.6875"),
                read.words());
        assertEquals("5-shot", read.observations().get(0).setup().words());
        assertEquals(Map.of("limit", "250"), read.observations().get(0).conditions());
        SourceUnderTest reading = new SourceUnderTest(new VllmCi(), folder, "c.yaml");
        assertTrue(reading.refusal("model_name: m\ntasks: []\n").contains("holds no 'tasks'"));
        assertTrue(reading.refusal("tasks: [").contains("no whole YAML"));
    }

    @Test
    void tellsOfShotsAndALimitOfVllmThatAreNone() throws IOException {
        ReadResults read =
                new SourceUnderTest(new VllmCi(), folder, "c.yaml")
                        .read(
                                "model_name: m-1b\nnum_fewshot: 2.5\nlimit: some\ntasks:\n- name: sums\n"
                                        + "  metrics: [{name: acc, value: 0.5}]\n");
        assertEquals(List.of("m-1b sums acc 0.5"), read.words());
        assertTrue(
                read.says("'num_fewshot' must be a whole number from 0 to 10000, got 2.5"),
                "shots");
        assertTrue(
                read.says("'limit' must be a finite number of at least -1, got 'some'"), "limit");
        assertEquals(Map.of(), read.observations().get(0).conditions());
    }

    @Test
    void readsTheAccuracyOfSglangForANamedModel() throws IOException {
        ReadResults read =
                ReadResults.ofSample(
                        new Sglang(new RunSettings("tern-7b", "", "", -1, 0)), "result.jsonl");
        assertEquals(List.of("tern-7b LAMP accuracy 0.375 of 1400"), read.words());
        assertTrue(read.says("latency and throughput are no abilities: 'latency'"));
        SourceUnderTest reading = new SourceUnderTest(new Sglang(), folder, "result.jsonl");
        assertTrue(
                reading.refusal("{\"task\":\"x\",\"accuracy\":0.5}\n")
                        .contains("say --source sglang:model=NAME"));
    }

    @Test
    void eachAcceptsItsOwnFilesOnly() throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new WandbRuns(), folder, "x.csv");
        assertFalse(new WandbRuns().accepts(reading.file("a.csv", "name,state,score\n")));
        assertFalse(new WandbHistory().accepts(reading.file("b.csv", "Step,model - acc\n")));
        assertFalse(new Nanochat().accepts(reading.file("c.csv", "Task,Accuracy,Model\n")));
        assertFalse(new VllmCi().accepts(reading.file("d.yaml", "tasks:\n- a\n")));
        assertFalse(
                new Sglang().accepts(reading.file("e.jsonl", "{\"task\":\"x\",\"accuracy\":1}\n")));
    }
}
