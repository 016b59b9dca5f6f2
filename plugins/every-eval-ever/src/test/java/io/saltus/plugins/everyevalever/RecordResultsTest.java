package io.saltus.plugins.everyevalever;

import static io.saltus.plugins.everyevalever.RecordText.record;
import static io.saltus.plugins.everyevalever.RecordText.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordResultsTest {

    private static final String SCORE = result("'score':0.4");

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new EveryEvalEver(), folder, "record.json");
    }

    @Test
    void aMetricIsCalledTheSameWithASecondScorerAndWithout() throws IOException {
        String one = "'evaluation_name':'evals/gsm8k - match'";
        String two = SCORE.replace("'evaluation_name':'gsm8k'", "'evaluation_name':'gsm8k - f1'");
        String single = SCORE.replace("'evaluation_name':'gsm8k'", one);
        assertEquals(List.of("gsm8k match/accuracy"), named(ofInspect(single)));
        assertEquals(
                List.of("gsm8k match/accuracy", "gsm8k f1/accuracy"),
                named(ofInspect(single + "," + two)));
    }

    @Test
    void theEvaluationIsNoPartOfTheMetric() throws IOException {
        String named = SCORE.replace("'gsm8k','source", "'llm_stats.gsm8k','source");
        assertEquals(
                List.of("llm_stats.gsm8k accuracy"),
                named(record(named.replace("'accuracy'", "'llm_stats.gsm8k/accuracy'"))));
        assertEquals(
                List.of("gsm8k accuracy"),
                named(record(SCORE.replace("'accuracy'", "'gsm8k/accuracy'"))));
        assertEquals(
                List.of("gsm8k other/accuracy"),
                named(record(SCORE.replace("'accuracy'", "'other/accuracy'"))));
    }

    @ParameterizedTest
    @CsvSource({
        "Average, gsm8k, 1",
        "src.Overall, Mean win rate, 1",
        "Mean win rate, average, 1",
        "Overall, other, 2",
        "Average length, gsm8k, 2"
    })
    void leavesOutAnAverageOfWhatIsThere(String name, String dataset, int read) throws IOException {
        String average =
                SCORE.replace("'evaluation_name':'gsm8k'", "'evaluation_name':'" + name + "'")
                        .replace("'dataset_name':'gsm8k'", "'dataset_name':'" + dataset + "'");
        assertEquals(read, named(record(average + "," + SCORE)).size());
        assertEquals(1, named(record(average)).size(), "it is read where there is nothing else");
    }

    @Test
    void aPartOfTheDatasetIsACondition() throws IOException {
        assertEquals(Map.of(Observation.LIMIT, "10"), asked(10).conditions());
        assertEquals(Map.of(), asked(1319).conditions());
        assertEquals(Map.of(), asked(1300).conditions(), "some samples failed");
    }

    @Test
    void detailsOfTheGenerationAreConditions() throws IOException {
        Observation read = detailed("'limit':'10','task_version':'2','apply_chat_template':'True'");
        assertEquals(
                Map.of("limit", "10", "version", "2", "chat-template", "applied"),
                read.conditions());
        Observation usual = detailed("'limit':'2000','task_version':0,'apply_chat_template':'no'");
        assertEquals(Map.of(), usual.conditions());
        assertEquals(OptionalLong.of(7), detailed("'fewshot_seed':'7'").seed());
        assertEquals(OptionalLong.of(3), detailed("'seed':3,'fewshot_seed':'7'").seed());
    }

    private Observation detailed(String details) throws IOException {
        return reading.only(record(SCORE.replace("'num_fewshot':'8'", details)));
    }

    @Test
    void iterationsOfABootstrapAreNoExamples() throws IOException {
        String text = record(result("'score':0.4,'uncertainty':{'num_samples':10}"));
        Observation read = reading.only(text.replace("\"unknown\"", "\"euroeval\""));
        assertEquals(OptionalLong.empty(), read.examples());
        assertEquals(Map.of(), read.conditions());
    }

    @ParameterizedTest
    @CsvSource({
        "4bit, org/m-4bit, quantised 4bit",
        "GPTQ, org/m-gptq, quantised gptq",
        "int8, org/m-int8, quantised 8bit"
    })
    void fewerBitsMakeAVariant(String precision, String name, String variant) throws IOException {
        Model model = precise(precision);
        assertEquals(name, model.name());
        assertEquals(Optional.of(variant), model.trait(Model.VARIANT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfloat16", "float16", "float32", "8-fold"})
    void aPrecisionOfTrainingMakesNone(String precision) throws IOException {
        Model model = precise(precision);
        assertEquals("org/m", model.name());
        assertEquals(Optional.empty(), model.trait(Model.VARIANT));
    }

    private Model precise(String precision) throws IOException {
        return reading.only(
                        record(SCORE)
                                .replace(
                                        "\"additional_details\":{\"params",
                                        "\"additional_details\":{\"precision\":\"%s\",\"params"
                                                .formatted(precision)))
                .model();
    }

    @Test
    void aSampleThatWasAskedAgainHasPartOfAPoint() throws IOException {
        reading.file(
                "record_samples.jsonl",
                RecordText.sample("a", 1)
                        + RecordText.sample("a", 0)
                        + RecordText.sample("b", 1)
                        + RecordText.sample("b", 0));
        Observation read = reading.only(record(result("'score':0.5")));
        assertEquals(OptionalLong.of(2), read.examples());
        assertEquals(Grain.GRADED, read.metric().grain());
    }

    @Test
    void readsTheNumberOfParametersInEitherForm() throws IOException {
        String text =
                record(SCORE)
                        .replace(
                                "\"params_billions\":\"6.9\"",
                                "\"num_model_parameters\":\"500000000\"");
        assertEquals(OptionalDouble.of(5e8), reading.only(text).model().scale(Axis.PARAMETERS));
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        EveryEvalEver told =
                new EveryEvalEver(new RunSettings("mine", "us", "plain", 2, 1000), true, false);
        Observation read = new SourceUnderTest(told, folder, "record.json").only(record(SCORE));
        assertEquals("mine", read.model().name());
        assertEquals("us", read.model().family());
        assertEquals("plain", read.setup().strategy());
        assertEquals(OptionalInt.of(2), read.setup().shots());
        assertEquals(OptionalDouble.of(512_000), read.model().scale(Axis.TOKENS));
    }

    @Test
    void saysHowManyResultsTroubleCost() throws IOException {
        assertEquals(1, refused(record(result("'score':'high'") + "," + SCORE)));
        assertEquals(1, refused(record("")));
        assertEquals(0, refused(record(SCORE).replace("\"6.9\"", "\"many\"")));
    }

    private long refused(String text) throws IOException {
        return reading.read(text).issues().stream().mapToLong(Issue::refused).sum();
    }

    private Observation asked(int samples) throws IOException {
        return reading.only(
                record(result("'score':0.4,'uncertainty':{'num_samples':" + samples + "}")));
    }

    private static String ofInspect(String results) {
        return record(results).replace("\"name\":\"unknown\"", "\"name\":\"inspect_ai\"");
    }

    private List<String> named(String text) throws IOException {
        return reading.read(text).observations().stream()
                .map(read -> read.task() + " " + read.metric().name())
                .toList();
    }
}
