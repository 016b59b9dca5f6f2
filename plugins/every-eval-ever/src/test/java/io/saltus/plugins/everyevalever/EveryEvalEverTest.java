package io.saltus.plugins.everyevalever;

import static io.saltus.plugins.everyevalever.RecordText.record;
import static io.saltus.plugins.everyevalever.RecordText.result;
import static io.saltus.plugins.everyevalever.RecordText.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryEvalEverTest {

    private static final Path RECORDS = Path.of("src/test/resources/every-eval-ever");

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new EveryEvalEver(), folder, "record.json");
    }

    @Test
    void readsARecordOfVersion02() throws IOException {
        ReadResults results =
                reading.read(
                        Location.of(RECORDS.resolve("11111111-2222-4333-8444-555555555555.json")));
        assertEquals(List.of(), results.issues());
        assertEquals(
                List.of("Tides", "KNOTS", "SUMS Level 5", "LAMPS-PRO"),
                results.observations().stream().map(Observation::task).toList());
        Observation sums = results.observations().get(2);
        assertEquals("acme/Tern-Pro-8B", sums.model().name());
        assertEquals(OptionalDouble.of(8.125e9), sums.model().scale(Axis.PARAMETERS));
        assertEquals("exact_match", sums.metric().name());
        assertEquals(Grain.ALL_OR_NOTHING, sums.metric().grain());
        assertEquals(OptionalDouble.of(1), sums.metric().best());
        assertEquals(OptionalDouble.empty(), sums.metric().chance());
        assertEquals(0.03125, sums.score());
        assertEquals(OptionalLong.empty(), sums.examples());
        assertEquals(Instant.parse("2026-02-02T02:40:00.250Z"), sums.measured().orElseThrow());
    }

    @Test
    void readsARecordOfVersion03AndSaysThatItsSampleDoesNotFit() throws IOException {
        ReadResults results =
                reading.read(
                        Location.of(RECORDS.resolve("66666666-7777-4888-8999-000000000000.json")));
        Observation result = results.observations().get(0);
        assertEquals("shore-source.tide_bench", result.task());
        assertEquals(0.75, result.score());
        assertTrue(result.outcomes().isEmpty());
        assertTrue(
                results.issues().toString().contains("give 1.0, the record says 0.75"),
                results::toString);
        assertEquals(Instant.ofEpochSecond(1_750_000_000), result.measured().orElseThrow());
    }

    @Test
    void readsModelSetupAndPrecision() throws IOException {
        Observation observation =
                reading.only(
                        record(
                                result(
                                        "'score':0.4,'uncertainty':{'standard_error':{'value':0.02},"
                                                + "'num_samples':600}")));
        assertEquals(OptionalDouble.of(6.9e9), observation.model().scale(Axis.PARAMETERS));
        assertEquals(OptionalDouble.of(512), observation.model().scale(Axis.STEPS));
        assertEquals(OptionalInt.of(8), observation.setup().shots());
        assertEquals("standard", observation.setup().strategy());
        assertEquals(OptionalLong.of(600), observation.examples());
        assertEquals(OptionalDouble.of(0.02), observation.standardError());
    }

    @Test
    void namesTheStrategyByThePlan() throws IOException {
        String plan =
                record(result("'score':0.4"))
                        .replace(
                                "\"generation_args\":{}",
                                "\"generation_args\":{\"eval_plan\":{\"steps\":["
                                        + "\"{\\\"solver\\\": \\\"chain_of_thought\\\"}\","
                                        + "{\"solver\":\"generate\"},{\"solver\":\"self_critique\"}]}}");
        assertEquals("chain-of-thought+self-critique", reading.only(plan).setup().strategy());
        String reasoning =
                record(result("'score':0.4"))
                        .replace(
                                "\"generation_args\":{}",
                                "\"generation_args\":{\"reasoning\":true}");
        assertEquals("chain-of-thought", reading.only(reasoning).setup().strategy());
    }

    @Test
    void bringsPercentagesToFractions() throws IOException {
        for (String metric :
                List.of(
                        "'metric_id':'f1','metric_unit':'percent','lower_is_better':false,"
                                + "'min_score':0,'max_score':100",
                        "'metric_id':'accuracy','lower_is_better':false,'min_score':0,'max_score':100")) {
            Observation observation =
                    reading.only(
                            record(
                                    result(
                                            metric,
                                            "'score':40,'uncertainty':{'standard_error':{'value':2}}")));
            assertEquals(0.4, observation.score(), 1e-15);
            assertEquals(0.02, observation.standardError().orElseThrow(), 1e-15);
            assertEquals(OptionalDouble.of(1), observation.metric().best());
        }
        String fraction =
                "'metric_id':'accuracy','metric_unit':'percent','lower_is_better':false,'min_score':0,"
                        + "'max_score':1";
        assertEquals(0.4, reading.only(record(result(fraction, "'score':0.4"))).score());
    }

    @Test
    void readsMetricsThatFallAsTheyImproveAndHaveNoEnd() throws IOException {
        Observation observation =
                reading.only(
                        record(
                                result(
                                        "'metric_name':'perplexity','lower_is_better':true,'min_score':1,"
                                                + "'max_score':'Infinity'",
                                        "'score':12.5")));
        assertEquals(Direction.LOWER_IS_BETTER, observation.metric().direction());
        assertEquals(OptionalDouble.of(1), observation.metric().best());
        assertEquals(Grain.GRADED, observation.metric().grain());
        assertEquals(12.5, observation.score());
    }

    @Test
    void takesTheStandardErrorFromAnInterval() throws IOException {
        Observation symmetric =
                reading.only(
                        record(
                                result(
                                        "'score':0.5,'uncertainty':{'confidence_interval':{'lower':0.4,"
                                                + "'upper':0.6,'confidence_level':0.9}}")));
        // R 4.2.2: 0.1 / qnorm(0.95)
        assertEquals(0.060795683, symmetric.standardError().orElseThrow(), 1e-8);
        Observation cutOff =
                reading.only(
                        record(
                                result(
                                        "'score':0.3333333333333333,'confidence_interval':{'lower':0.0,"
                                                + "'upper':0.9866666666666668}")));
        assertEquals(1.0 / 3, cutOff.standardError().orElseThrow(), 1e-5);
    }

    @Test
    void takesTheStandardErrorFromTheDeviationOfTheSamples() throws IOException {
        Observation observation =
                reading.only(
                        record(
                                result(
                                        "'score':0.5,'uncertainty':{'standard_deviation':0.4,"
                                                + "'num_samples':16}")));
        assertEquals(0.1, observation.standardError().orElseThrow(), 1e-15);
    }

    @Test
    void aStandardErrorOfZeroSaysNothing() throws IOException {
        String zero = "'score':1,'uncertainty':{'standard_error':{'value':0}";
        ReadResults unknown = reading.read(record(result(zero + "}")));
        assertEquals(OptionalDouble.empty(), unknown.observations().get(0).standardError());
        assertTrue(unknown.issues().get(0).why().contains("nothing says how precise it is"));
        Observation known = reading.only(record(result(zero + ",'num_samples':20}")));
        assertEquals(OptionalDouble.empty(), known.standardError());
        assertEquals(OptionalLong.of(20), known.examples());
    }

    @Test
    void takesTheSizeOfTheDatasetOnlyWhenTold() throws IOException {
        String text = record(result("'score':0.4"));
        assertEquals(OptionalLong.empty(), reading.only(text).examples());
        SourceUnderTest told =
                new SourceUnderTest(
                        new EveryEvalEver(new RunSettings(), true, true), folder, "record.json");
        assertEquals(OptionalLong.of(1319), told.only(text).examples());
    }

    @Test
    void namesATaskByItsDatasetWhereTheEvaluationDoesNot() throws IOException {
        String overall =
                record(result("'score':0.4"))
                        .replace(
                                "\"evaluation_name\":\"gsm8k\"", "\"evaluation_name\":\"Overall\"");
        assertEquals("gsm8k/Overall", reading.only(overall).task());
        String inspect = overall.replace("\"name\":\"unknown\"", "\"name\":\"inspect_ai\"");
        assertEquals("gsm8k", reading.only(inspect).task());
        assertEquals(
                "arc_easy",
                reading.only(inspect.replace("\"Overall\"", "\"evals/arc_easy - choice\"")).task());
    }

    @Test
    void readsTheSamplesWithTheirRecordAndCountsThemOnce() throws IOException {
        Location samples =
                reading.file(
                        "record_samples.jsonl",
                        sample("a", 1) + sample("b", 0) + sample("c", 0) + sample("c", 1));
        Observation observation = reading.only(record(result("'score':0.5")));
        assertEquals(OptionalLong.of(3), observation.examples());
        assertEquals(OptionalDouble.of(0.5), observation.outcomes().orElseThrow().score("c"));
        assertTrue(reading.source().accepts(samples));
        assertEquals(new ReadResults(List.of(), List.of()), reading.read(samples));
    }

    @Test
    void readsRecordsALineEachAsEuroEvalWritesThem() throws IOException {
        String first = record(result("'score':0.5")).replaceAll("\\s*\\R\\s*", "");
        String second = first.replace("gsm8k", "tide-sums");
        Location lines =
                reading.file("euroeval_benchmark_results.jsonl", first + "\n{\n\n" + second + "\n");
        assertTrue(reading.source().accepts(lines));
        ReadResults read = reading.read(lines);
        assertEquals(
                List.of("gsm8k 0.5", "tide-sums 0.5"),
                read.observations().stream().map(o -> o.task() + " " + o.score()).toList());
        assertEquals(1, read.refused());
        assertTrue(read.issues().toString().contains(".jsonl:2"), read::toString);
    }

    @Test
    void saysThatSamplesLackTheirRecord() throws IOException {
        Location samples = reading.file("lonely_samples.jsonl", sample("a", 1));
        assertTrue(reading.read(samples).issues().get(0).why().contains("is not beside it"));
    }

    @Test
    void leavesTheOutcomesOutWhenTheyAreNotWanted() throws IOException {
        reading.file("record_samples.jsonl", sample("a", 1) + sample("b", 0));
        SourceUnderTest without =
                new SourceUnderTest(
                        new EveryEvalEver(new RunSettings(), false, false), folder, "record.json");
        assertTrue(without.only(record(result("'score':0.5"))).outcomes().isEmpty());
    }

    @Test
    void bringsOutcomesToTheUnitOfTheScore() throws IOException {
        reading.file("record_samples.jsonl", sample("a", 100) + sample("b", 0));
        String percent = "'metric_id':'f1','metric_unit':'percent','lower_is_better':false";
        Observation observation = reading.only(record(result(percent, "'score':50")));
        assertEquals(OptionalDouble.of(1), observation.outcomes().orElseThrow().score("a"));
    }

    @Test
    void acceptsRecordsAndNothingElse() throws IOException {
        EveryEvalEver source = new EveryEvalEver();
        assertTrue(source.accepts(reading.file("a.json", record(result("'score':1")))));
        assertFalse(source.accepts(reading.file("b.json", "{\"results\":{\"arc\":{}}}")));
        assertFalse(source.accepts(reading.file("c.json", "[{\"evaluation_id\":\"x\"}]")));
        assertFalse(source.accepts(reading.file("d_samples.jsonl", "{\"doc_id\":1}\n")));
        assertFalse(source.accepts(reading.file("e.jsonl", sample("a", 1))));
    }
}
