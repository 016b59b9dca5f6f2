package io.saltus.plugins.inspectai;

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
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectAiTest {

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new InspectAi(), folder, "log.json");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsALogInEitherForm(boolean archive) throws IOException {
        ReadResults results =
                reading.read(
                        archive
                                ? reading.file("log.eval", EvalArchive.of("archive-0.3.41"))
                                : Location.of(EvalArchive.LOGS.resolve("whole.json")));
        assertEquals(List.of(), results.issues());
        assertEquals(1, results.observations().size());
        Observation result = results.observations().get(0);
        assertEquals("local/tern-8b", result.model().name());
        assertEquals("tides", result.task());
        assertEquals("match/accuracy", result.metric().name());
        assertEquals(0, result.score());
        assertEquals(OptionalLong.of(1), result.examples());
        assertEquals(OptionalDouble.empty(), result.standardError());
        assertEquals(List.of("1"), result.outcomes().orElseThrow().examples());
        assertEquals(Instant.parse("2024-10-15T16:53:13Z"), result.measured().orElseThrow());
    }

    /** inspect_ai 0.3.195 to 0.3.199; 0.3.200 writes 2 again. */
    @Test
    void readsVersionThreeAsTheSecond() throws IOException {
        assertEquals(
                reading.read(LogText.whole()).observations(),
                reading.read(LogText.whole().replace("\"version\":2", "\"version\":3"))
                        .observations());
    }

    private static String sample(int id, String target, String... letters) {
        StringBuilder top = new StringBuilder();
        for (String letter : letters) {
            String[] parts = letter.split("=");
            top.append(top.length() == 0 ? "" : ",")
                    .append(
                            "{'token':'"
                                    + parts[0]
                                    + "','logprob':"
                                    + Math.log(Double.parseDouble(parts[1]))
                                    + ",'bytes':[65]}");
        }
        return ("{'id':%d,'epoch':1,'choices':['x','y'],'target':'%s','scores':{'match':{'value':'C'}},"
                        + "'output':{'choices':[{'message':{},'logprobs':{'content':[{'token':'ANSWER','logprob':0,'top_logprobs':[]},"
                        + "{'token':' A','logprob':-1,'top_logprobs':[%s]},{'token':'.','logprob':0}]}}]}}")
                .formatted(id, target, top)
                .replace('\'', '"');
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void makesGradedMetricsOfTheLogProbabilitiesOfLetters(boolean archive) throws IOException {
        String header = LogText.header().replace("\"config\":{}", "\"config\":{\"logprobs\":true}");
        String first = sample(1, "A", " A=0.4", "A=0.2", "B=0.2", "the=0.1");
        String second = sample(2, "B", " A=0.3", " B=0.3");
        String third = sample(3, "B", " A=0.3", " C=0.3");
        ReadResults results =
                reading.read(
                        archive
                                ? reading.file(
                                        "log.eval",
                                        EvalArchive.of(
                                                Map.of(
                                                        "header.json", header,
                                                        "samples/1_epoch_1.json", first,
                                                        "samples/2_epoch_1.json", second,
                                                        "samples/3_epoch_1.json", third)))
                                : reading.file(
                                        "log.json",
                                        LogText.whole(
                                                header,
                                                "["
                                                        + String.join(",", first, second, third)
                                                        + "]")));
        List<Observation> graded =
                results.observations().stream()
                        .filter(o -> !o.metric().name().startsWith("match"))
                        .toList();
        assertEquals(
                List.of("brier", "p_correct"),
                graded.stream().map(o -> o.metric().name()).toList());
        assertEquals((2 * .25 * .25 + .5) / 2, graded.get(0).score(), 1e-12);
        assertEquals((.75 + .5) / 2, graded.get(1).score(), 1e-12);
        assertEquals(.5, graded.get(1).metric().chance().orElseThrow());
        assertEquals(.75, graded.get(1).outcomes().orElseThrow().score("1").orElseThrow(), 1e-12);
        assertTrue(results.says("1 sample without the log-probability of every choice"));
    }

    @Test
    void makesNoGradedMetricsOfShuffledChoices() throws IOException {
        String header =
                LogText.header()
                        .replace(
                                "\"solver\":\"generate\"",
                                "\"solver\":\"multiple_choice\",\"params\":{\"shuffle\":true}");
        ReadResults results =
                reading.read(LogText.whole(header, "[" + sample(1, "A", " A=0.4", "B=0.2") + "]"));
        assertTrue(
                results.observations().stream()
                        .allMatch(o -> o.metric().name().startsWith("match")));
        assertTrue(results.says("the choices were shuffled"));
    }

    @Test
    void readsAnArchiveOfALaterVersion() throws IOException {
        Observation result =
                reading.only(reading.file("log.eval", EvalArchive.of("archive-0.3.95")));
        assertEquals(2.0 / 3, result.score());
        assertEquals(OptionalDouble.of(1.0 / 3), result.standardError());
        assertEquals(List.of("1", "2", "3"), result.outcomes().orElseThrow().examples());
    }

    @Test
    void leavesOutALogThatWasCancelled() throws IOException {
        ReadResults results = reading.read(Location.of(EvalArchive.LOGS.resolve("cancelled.json")));
        assertEquals(List.of(), results.observations());
        assertTrue(results.issues().toString().contains("'cancelled'"), results::toString);
    }

    @Test
    void readsModelTaskSetupAndPrecision() throws IOException {
        Observation result = reading.only(LogText.whole());
        assertEquals("EleutherAI/pythia-1b", result.model().name());
        assertEquals(OptionalDouble.of(1000), result.model().scale(Axis.STEPS));
        assertEquals("gsm8k[subset=main]", result.task());
        assertEquals(OptionalInt.of(5), result.setup().shots());
        assertEquals("standard", result.setup().strategy());
        assertEquals(OptionalLong.of(4), result.examples());
        assertEquals(OptionalDouble.of(0.25), result.standardError());
        assertEquals(Grain.ALL_OR_NOTHING, result.metric().grain());
        assertEquals(OptionalDouble.of(1), result.metric().best());
        assertEquals(OptionalDouble.empty(), result.metric().chance());
        assertEquals(Instant.parse("2025-01-02T02:04:05Z"), result.measured().orElseThrow());
        assertEquals(List.of("1", "3", "4", "two"), result.outcomes().orElseThrow().examples());
        assertEquals(OptionalDouble.of(0), result.outcomes().orElseThrow().score("two"));
    }

    @Test
    void namesTheStrategyByTheStepsOfThePlan() throws IOException {
        String chain = LogText.whole().replace("system_message", "chain_of_thought");
        assertEquals("chain-of-thought", reading.only(chain).setup().strategy());
        String both = chain.replace("\"generate\"", "\"pkg/self_critique\"");
        assertEquals("chain-of-thought+self-critique", reading.only(both).setup().strategy());
        String effort =
                LogText.whole()
                        .replace("\"config\":{}", "\"config\":{\"reasoning_effort\":\"low\"}");
        assertEquals("reasoning-low", reading.only(effort).setup().strategy());
        String cot = LogText.whole().replace("\"judge\":\"x\"", "\"cot\":true");
        assertEquals("chain-of-thought", reading.only(cot).setup().strategy());
    }

    @Test
    void countsEpochsAsRepeatsOfASample() throws IOException {
        String samples =
                "[{'id':1,'epoch':1,'scores':{'match':{'value':'C'}}},"
                        + "{'id':1,'epoch':2,'scores':{'match':{'value':'I'}}},"
                        + "{'id':2,'epoch':1,'scores':{'match':{'value':'C'}}},"
                        + "{'id':2,'epoch':2,'scores':{'match':{'value':'P'}}}]";
        String header = LogText.header(0.625, 0.125).replace("\"epochs\":1", "\"epochs\":2");
        Observation result = reading.only(LogText.whole(header, samples.replace('\'', '"')));
        assertEquals(OptionalLong.of(2), result.examples());
        assertEquals(OptionalDouble.of(0.5), result.outcomes().orElseThrow().score("1"));
        assertEquals(Grain.GRADED, result.metric().grain());
        assertEquals(OptionalLong.of(2), reading.only(header).examples());
    }

    @Test
    void readsTheReductionsOfAReducerThatIsNoMean() throws IOException {
        String header =
                LogText.header(1, 0)
                        .replace("\"scorer\":\"match\"", "\"scorer\":\"match\",\"reducer\":\"max\"")
                        .replace("\"epochs\":1", "\"epochs\":2");
        String reductions =
                ",\"reductions\":[{\"scorer\":\"match\",\"reducer\":\"max\",\"samples\":["
                        + "{\"value\":1.0,\"sample_id\":7},{\"value\":1,\"sample_id\":8}]}]}";
        Observation result = reading.only(header.substring(0, header.length() - 1) + reductions);
        assertEquals(List.of("7", "8"), result.outcomes().orElseThrow().examples());
    }

    @Test
    void tellsSeveralScorersApart() throws IOException {
        String two =
                LogText.header()
                        .replace(
                                "\"scores\":[",
                                "\"scores\":[{\"name\":\"judge\",\"scorer\":\"judge\",\"metrics\":{"
                                        + "\"mean\":{\"value\":3.5},\"std\":{\"value\":1},"
                                        + "\"perplexity\":{\"value\":12}}},");
        List<Observation> results = reading.read(two).observations();
        assertEquals(
                List.of("judge/mean", "judge/perplexity", "match/accuracy"),
                results.stream().map(result -> result.metric().name()).toList());
        assertEquals(Grain.GRADED, results.get(0).metric().grain());
        assertEquals(Direction.LOWER_IS_BETTER, results.get(1).metric().direction());
        assertEquals(OptionalDouble.empty(), results.get(1).standardError());
    }

    @Test
    void leavesTheOutcomesOutWhenTheyAreNotWanted() throws IOException {
        SourceUnderTest without =
                new SourceUnderTest(
                        new InspectAi(new RunSettings(), false, "*"), folder, "log.json");
        Observation result = without.only(LogText.whole());
        assertTrue(result.outcomes().isEmpty());
        assertEquals(OptionalLong.of(4), result.examples());
        assertEquals("gsm8k[fewshot=5,judge=x,subset=main]", result.task());
    }

    @Test
    void doesNotUseOutcomesThatContradictTheScore() throws IOException {
        ReadResults results =
                reading.read(LogText.whole(LogText.header(0.9, 0.1), LogText.SAMPLES));
        assertTrue(results.observations().get(0).outcomes().isEmpty());
        assertEquals(
                "the outcomes of the samples give 0.5, the log says 0.9 of 'match/accuracy'; they are not"
                        + " used",
                results.issues().get(0).why());
    }

    @Test
    void aStandardErrorOfZeroSaysNothing() throws IOException {
        assertEquals(OptionalDouble.empty(), reading.only(LogText.header(1, 0)).standardError());
        String unknown = LogText.header(1, 0).replaceAll("\"completed_samples\":4,?", "");
        assertTrue(
                reading.issues(unknown).get(0).contains("standard error of 'match/accuracy' is 0"));
    }

    @Test
    void takesAMissingStandardErrorFromTheOutcomes() throws IOException {
        String header = LogText.header().replace(",\"stderr\":{\"value\":0.25}", "");
        assertEquals(OptionalDouble.empty(), reading.only(header).standardError());
        assertEquals(
                Math.sqrt(1.0 / 12),
                reading.only(LogText.whole(header, LogText.SAMPLES)).standardError().orElseThrow(),
                1e-15);
    }

    @Test
    void saysThatSamplesFailed() throws IOException {
        String header =
                LogText.header().replace("\"completed_samples\":4", "\"completed_samples\":3");
        assertEquals(List.of("only 3 of 4 samples were completed"), reading.issues(header));
    }

    @Test
    void acceptsLogsAndNothingElse() throws IOException {
        InspectAi source = new InspectAi();
        assertTrue(source.accepts(reading.file("a.json", LogText.whole())));
        assertFalse(
                source.accepts(reading.file("b.json", "{\"results\":{\"arc\":{\"acc\":0.5}}}")));
        assertFalse(source.accepts(reading.file("c.json", "[1,2]")));
        assertFalse(source.accepts(reading.file("d.eval", "no archive")));
        assertFalse(source.accepts(reading.file("e.csv", LogText.whole())));
        assertFalse(
                source.accepts(
                        reading.file("f.json", "{\"version\":2,\"status\":\"ok\",\"eval\":7}")));
    }

    @Test
    void readsALogThatLeavesOutTheUsualVersion() throws IOException {
        String log =
                LogText.whole()
                        .replace("\"version\":2,", "")
                        .replace("\"eval\":{", "\"eval\":{\"eval_id\":\"x\",");
        assertTrue(reading.source().accepts(reading.file("a.json", log)));
        assertEquals(0.5, reading.only(log).score());
        String other = log.replace("\"eval_id\"", "\"id\"");
        assertFalse(reading.source().accepts(reading.file("b.json", other)));
    }
}
