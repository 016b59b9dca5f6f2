package io.saltus.plugins.inspectai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogHeaderTest {

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new InspectAi(), folder, "log.json");
    }

    @ParameterizedTest
    @CsvSource({
        "hf/EleutherAI/pythia-1b,      EleutherAI/pythia-1b",
        "vllm/gpt2,                    gpt2",
        "ollama/llama3.1,              llama3.1",
        "openrouter/openai/gpt-4o,     openai/gpt-4o",
        "openai/azure/gpt-4o-mini,     openai/gpt-4o-mini",
        "openai-api/host/org/some-7b,  org/some-7b",
        "anthropic/claude-opus-4,      anthropic/claude-opus-4",
        "hf//data/models/pythia-70m/,  pythia-70m",
        "bare,                         bare"
    })
    void takesTheProviderForNoPartOfTheName(String model, String name) throws IOException {
        assertEquals(name, model(model, "").name());
    }

    @Test
    void aModelOnTheDiskIsCalledByItsPath() throws IOException {
        Model model = model("hf/local", "'model_path':'/runs/pythia-70m/step3000'");
        assertEquals("pythia-70m", model.name());
        assertEquals(OptionalDouble.of(3000), model.scale(Axis.STEPS));
        assertEquals(
                "eval.model_args.model_path '/runs/pythia-70m/step3000'",
                model.provenance().get(Model.NAME));
    }

    @Test
    void aRevisionIsAStateOrPartOfTheNameUnlessItIsTheUsualOne() throws IOException {
        assertEquals(
                OptionalDouble.of(1000),
                model("hf/a/b-1b", "'revision':'step1000'").scale(Axis.STEPS));
        Model staged = model("hf/a/b-1b", "'revision':'stage1-step5-tokens2B'");
        assertEquals("a/b-1b", staged.name());
        assertEquals(OptionalDouble.of(2e9), staged.scale(Axis.TOKENS));
        assertEquals("a/b-1b@stage1", staged.run());
        assertEquals("a/b-1b@v1.1", model("hf/a/b-1b", "'revision':'v1.1'").name());
        assertEquals("a/b-1b", model("hf/a/b-1b", "'revision':'main'").name());
        assertEquals("a/b-1b", model("hf/a/b-1b", "'revision':'0123456789abcdef'").name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'load_in_4bit':true       | a/b-1b-4bit      | quantised 4bit",
                "'quantization':'awq'      | a/b-1b-awq       | quantised awq",
                "'quantization_config':{'bits':4} | a/b-1b-quantised | quantised",
                "'adapter_path':'x/y'      | a/b-1b+y         | adapter",
                "'load_in_8bit':false      | a/b-1b           | none"
            })
    void anAdapterAndFewerBitsMakeAVariant(String argument, String name, String variant)
            throws IOException {
        Model model = model("hf/a/b-1b", argument);
        assertEquals(name, model.name());
        assertEquals(variant, model.trait(Model.VARIANT).orElse("none"));
    }

    @Test
    void aPartOfTheSamplesIsACondition() throws IOException {
        assertEquals(Map.of(), conditions("'samples':100", "'epochs':1"));
        assertEquals(Map.of("limit", "10"), conditions("'samples':100", "'limit':10"));
        assertEquals(Map.of("limit", "10"), conditions("'name':'d'", "'limit':10"));
        assertEquals(Map.of("limit", "20-30"), conditions("'samples':100", "'limit':[20,30]"));
        assertEquals(Map.of("limit", "30"), conditions("'samples':100", "'limit':[0,30]"));
        assertEquals(Map.of(), conditions("'samples':100", "'limit':100"));
        assertEquals(
                Map.of("limit", "2"),
                conditions("'samples':100,'sample_ids':['a','b']", "'sample_id':['a','b']"));
    }

    @Test
    void aVersionOfTheTaskIsACondition() throws IOException {
        String log = LogText.header().replace("\"task\":", "\"task_version\":2,\"task\":");
        assertEquals(Map.of(Observation.VERSION, "2"), reading.only(log).conditions());
        String first = LogText.header().replace("\"task\":", "\"task_version\":0,\"task\":");
        assertEquals(Map.of(), reading.only(first).conditions());
    }

    @Test
    void shotsInTheNameOfATaskAreNoPartOfIt() throws IOException {
        String log = LogText.header().replace("evals/gsm8k", "evals/mmlu_0_shot");
        Observation told = reading.only(log);
        assertEquals("mmlu[subset=main]", told.task());
        assertEquals(OptionalInt.of(5), told.setup().shots(), "the arguments count more");
        Observation named = reading.only(log.replace("\"fewshot\":5,", ""));
        assertEquals(OptionalInt.of(0), named.setup().shots());
    }

    @Test
    void aSeedOfTheExamplesInThePromptIsASeed() throws IOException {
        String log = LogText.header().replace("\"judge\":", "\"fewshot_seed\":7,\"judge\":");
        assertEquals(OptionalLong.of(7), reading.only(log).seed());
    }

    @ParameterizedTest
    @CsvSource({
        "求解器, 求解器",
        "решатель, решатель",
        "🤖, 🤖",
        "Étape 1, étape-1",
        "my_solver, my-solver",
        "..., ...",
        "_, standard"
    })
    void aSolverOfAnyNameIsAStrategyUnlessItIsJointsAlone(String solver, String strategy)
            throws IOException {
        String log = LogText.header().replace("system_message", solver);
        assertEquals(strategy, reading.only(log).setup().strategy());
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        InspectAi told = new InspectAi(new RunSettings("mine", "us", "cot", 3, 2e6), true, "");
        Observation result = new SourceUnderTest(told, folder, "log.json").only(LogText.header());
        assertEquals("mine", result.model().name());
        assertEquals("us", result.model().family());
        assertEquals("cot", result.setup().strategy());
        assertEquals(OptionalInt.of(3), result.setup().shots());
        assertEquals(OptionalDouble.of(2e9), result.model().scale(Axis.TOKENS));
    }

    private Model model(String name, String arguments) throws IOException {
        return reading.only(
                        LogText.header()
                                .replace("hf/EleutherAI/pythia-1b", name)
                                .replace("\"revision\":\"step1000\"", arguments.replace('\'', '"')))
                .model();
    }

    private Map<String, String> conditions(String dataset, String config) throws IOException {
        return reading.only(
                        LogText.header()
                                .replace(
                                        "\"config\":{\"epochs\":1}",
                                        "\"dataset\":{%s},\"config\":{%s}"
                                                .formatted(dataset, config)
                                                .replace('\'', '"')))
                .conditions();
    }
}
