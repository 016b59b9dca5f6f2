package io.saltus.plugins.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptfooTest {

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new Promptfoo(), folder, "results.json");
    }

    @Test
    void readsTheShareOfTestsPassedPerProviderAndPrompt() throws IOException {
        List<Observation> read =
                reading.read(
                                PromptfooText.file(
                                        "'description':'capitals'",
                                        PromptfooText.prompt("openai:chat:tern-7b", "p", 12, 8, 0),
                                        PromptfooText.prompt(
                                                "ollama:tern:8b", "q  {{x}}", 3, 1, 0)))
                        .observations();
        assertEquals(
                List.of(
                        "tern-7b capitals 0.6 {prompt=p}",
                        "tern:8b capitals 0.75 {prompt=q {{x}}}"),
                read.stream()
                        .map(
                                r ->
                                        r.model().name()
                                                + " "
                                                + r.task()
                                                + " "
                                                + r.score()
                                                + " "
                                                + r.conditions())
                        .toList());
        assertEquals(OptionalLong.of(20), read.get(0).examples());
        assertEquals("pass_rate", read.get(0).metric().name());
        assertEquals(Grain.ALL_OR_NOTHING, read.get(0).metric().grain());
        assertEquals(Instant.parse("2026-01-02T03:04:05Z"), read.get(0).measured().orElseThrow());
    }

    @Test
    void aPromptIsTheTaskWhereNothingDescribesIt() throws IOException {
        Observation read =
                reading.only(
                        PromptfooText.file("'x':1", PromptfooText.prompt("a:b", "p", 1, 1, 0)));
        assertEquals("p", read.task());
        assertEquals(Map.of(), read.conditions());
    }

    @Test
    void aTestThatWasRunAgainIsNoFurtherExample() throws IOException {
        Observation read =
                reading.only(
                        PromptfooText.file(
                                "'evaluateOptions':{'repeat':4}",
                                PromptfooText.prompt("a:b", "p", 12, 8, 0)));
        assertEquals(OptionalLong.of(5), read.examples());
        assertEquals(Grain.GRADED, read.metric().grain());
    }

    @Test
    void aTestThatEndedInAnErrorCountsNeitherWay() throws IOException {
        ReadResults read =
                reading.read(
                        PromptfooText.file("'x':1", PromptfooText.prompt("a:b", "p", 3, 1, 2)));
        assertEquals(0.75, read.observations().get(0).score());
        assertEquals(
                "results.prompts[0]: 2 tests ended in an error; the share is of the other 4",
                read.issues().get(0).why());
        assertEquals(0, read.issues().get(0).refused());
    }

    @Test
    void saysWhatItCouldNotReadAndReadsTheRest() throws IOException {
        ReadResults read =
                reading.read(
                        PromptfooText.file(
                                "'x':1",
                                PromptfooText.prompt("a:b", "p", 0, 0, 3),
                                PromptfooText.prompt("a:b", "p", -1, 0, 0),
                                PromptfooText.prompt("", "p", 1, 0, 0),
                                PromptfooText.prompt("a:b", "p", 1, 0, 0)));
        assertEquals(1, read.observations().size());
        assertEquals(
                List.of(
                        "results.prompts[0]: no test passed or failed, 3 ended in an error",
                        "results.prompts[1]: 'metrics.testPassCount' must be a whole number of at least 0, got -1",
                        "results.prompts[2]: 'provider' must be a text, got ''"),
                read.issues().stream().map(issue -> issue.why()).toList());
        assertTrue(read.issues().stream().allMatch(issue -> issue.refused() == 1));
    }

    @Test
    void refusesAFileWithoutCountsAndSaysHowToHaveThem() {
        String refusal = reading.refusal("{\"evalId\":\"e\",\"results\":{\"results\":[]}}");
        assertTrue(refusal.contains("promptfoo export"), refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "openai:gpt-4o, gpt-4o",
        "openrouter:lab/tern-8b, lab/tern-8b",
        "huggingface:text-generation:lab/tern-8b, lab/tern-8b",
        "file://agent.ts, agent.ts",
        "echo, echo"
    })
    void takesTheProviderForNoPartOfTheName(String provider, String name) throws IOException {
        Observation read =
                reading.only(
                        PromptfooText.file("'x':1", PromptfooText.prompt(provider, "p", 1, 1, 0)));
        assertEquals(name, read.model().name());
    }

    @Test
    void readsTheTableOfOlderFiles() throws IOException {
        String old =
                PromptfooText.file("'x':1", PromptfooText.prompt("a:b", "p", 1, 1, 0))
                        .replaceFirst(
                                "\"prompts\":(\\[.*?\\])", "\"table\":{\"head\":{\"prompts\":$1}}");
        assertEquals(0.5, reading.only(old).score());
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        Promptfoo told = new Promptfoo(new RunSettings("mine", "us", "plain", 2, 0));
        Observation read =
                new SourceUnderTest(told, folder, "results.json")
                        .only(
                                PromptfooText.file(
                                        "'x':1", PromptfooText.prompt("a:b", "p", 1, 1, 0)));
        assertEquals("mine", read.model().name());
        assertEquals("plain, 2-shot", read.setup().words());
    }

    @Test
    void acceptsItsFilesAndNothingElse() throws IOException {
        Promptfoo source = new Promptfoo();
        String file = PromptfooText.file("'x':1", PromptfooText.prompt("a:b", "p", 1, 1, 0));
        assertTrue(source.accepts(reading.file("a.json", file)));
        assertFalse(source.accepts(reading.file("a.txt", file)));
        assertFalse(source.accepts(reading.file("b.json", "{\"results\":{\"arc\":{}}}")));
    }
}
