package io.saltus.plugins.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MtBenchTest {

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new MtBench(), folder, "judgments.jsonl");
    }

    private static MtBench with(MtBench.Turns turns, String baseline) {
        return new MtBench(new RunSettings(), "mt-bench", turns, baseline);
    }

    @Test
    void aQuestionScoresTheMeanOfItsTurns() throws IOException {
        ReadResults read = ReadResults.ofSample(new MtBench(), "gpt-4_single.jsonl");
        // (2.5 + 2.5 + 4.5) / 3 and (6.5 + 6.75 + 9) / 3, of which one turn has no rating
        assertEquals(
                List.of(
                        "tern-1b-chat mt-bench rating " + 9.5 / 3 + " of 3",
                        "tern-7b-chat mt-bench rating " + 22.25 / 3 + " of 3"),
                read.words());
        assertEquals(Map.of("judge", "gpt-4"), read.observations().get(0).conditions());
        assertEquals(3, read.observations().get(0).outcomes().orElseThrow().size());
        assertEquals(2.0 / 3, read.observations().get(0).standardError().orElse(0), 1e-12);
        assertEquals(1, read.refused());
        assertTrue(read.says("no rating"));
    }

    @Test
    void eachTurnIsATaskOnRequest() throws IOException {
        ReadResults read =
                ReadResults.ofSample(with(MtBench.Turns.APART, ""), "gpt-4_single.jsonl");
        assertEquals(
                List.of(
                        "tern-1b-chat mt-bench, turn 1 rating 4.0 of 3",
                        "tern-1b-chat mt-bench, turn 2 rating " + 7.0 / 3 + " of 3",
                        "tern-7b-chat mt-bench, turn 1 rating 8.0 of 3",
                        "tern-7b-chat mt-bench, turn 2 rating 5.75 of 2"),
                read.words());
    }

    @Test
    void countsWinsAgainstTheModelThatIsInAllPairs() throws IOException {
        ReadResults read = ReadResults.ofSample(new MtBench(), "gpt-4_pair.jsonl");
        // lost and tied; won, and a tie since the judge went by the order
        assertEquals(
                List.of(
                        "tern-1b-chat mt-bench win_rate 0.25 of 2",
                        "tern-7b-chat mt-bench win_rate 0.75 of 2"),
                read.words());
        assertEquals(Map.of("baseline", "gull-3b"), read.observations().get(0).conditions());
        assertTrue(read.says("wins are counted against 'gull-3b'"));
    }

    @Test
    void readsBattlesOfAnArenaAgainstANamedBaseline() throws IOException {
        String battles =
                "[{\"model_a\":\"a\",\"model_b\":\"b\",\"winner\":\"model_a\"},"
                        + "{\"model_a\":\"b\",\"model_b\":\"a\",\"winner\":\"tie (bothbad)\"},"
                        + "{\"model_a\":\"c\",\"model_b\":\"b\",\"winner\":\"model_b\"},"
                        + "{\"model_a\":\"c\",\"model_b\":\"a\",\"winner\":\"model_b\"},"
                        + "{\"model_a\":\"c\",\"model_b\":\"b\",\"winner\":\"nobody\"}]";
        SourceUnderTest named =
                new SourceUnderTest(with(MtBench.Turns.TOGETHER, "b"), folder, "arena.json");
        ReadResults read = named.read(battles);
        assertEquals(
                List.of("a mt-bench win_rate 0.75 of 2", "c mt-bench win_rate 0.0 of 1"),
                read.words());
        assertTrue(read.says("the winner must be 'model_a', 'model_b' or 'tie', got 'nobody'"));
        assertTrue(read.says("the baseline 'b' is not in them"));
        String refusal = new SourceUnderTest(new MtBench(), folder, "arena.json").refusal(battles);
        assertTrue(refusal.contains("say mt-bench:baseline=NAME, its models are a, b, c"), refusal);
    }

    @Test
    void refusesWhatIsNoRating() throws IOException {
        String line =
                "{\"question_id\":1,\"model\":\"a\",\"judge\":\"g\",\"turn\":1,\"score\":%s}\n";
        ReadResults read =
                reading.read(
                        line.formatted("NaN") + line.formatted("11") + "{\n" + line.formatted("7"));
        assertEquals(List.of("a mt-bench rating 7.0 of 1"), read.words());
        assertEquals(3, read.refused());
        assertTrue(read.says("'score' must be from 1 to 10, or -1 for none"));
    }

    @Test
    void aTurnThatWasJudgedAgainCountsAsItWasJudgedLast() throws IOException {
        String line =
                "{\"question_id\":1,\"model\":\"a\",\"judge\":\"g\",\"turn\":1,\"score\":%d,\"tstamp\":%d}\n";
        ReadResults read = reading.read(line.formatted(7, 20) + line.formatted(3, 10));
        Observation only = read.observations().get(0);
        assertEquals(7, only.score());
        assertEquals(1, read.passedOver());
    }

    @Test
    void acceptsJudgmentsOnly() throws IOException {
        MtBench source = new MtBench();
        assertFalse(
                source.accepts(
                        reading.file(
                                "a.jsonl", "{\"question_id\":1,\"model\":\"a\",\"score\":3}\n")));
        assertFalse(source.accepts(reading.file("a.json", "{\"model_a\":1}")));
    }
}
