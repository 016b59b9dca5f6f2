package io.saltus.plugins.inspectai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadLogsTest {

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new InspectAi(), folder, "log.json");
    }

    private static void assertHolds(String text, String part) {
        assertTrue(text.contains(part), () -> "'" + text + "' holds no '" + part + "'");
    }

    @Test
    void refusesTruncatedJson() {
        String text = LogText.whole();
        assertHolds(reading.refusal(text.substring(0, text.length() - 40)), "is not whole JSON");
    }

    @Test
    void refusesJsonOfAnotherFormat() {
        assertHolds(
                reading.refusal("{\"results\":{\"arc\":{\"acc\":0.5}},\"config\":{}}"),
                "is no log of inspect_ai: that has 'version', 'status' and 'eval'");
        assertHolds(reading.refusal("[1, 2]"), "no JSON object");
    }

    @Test
    void namesAVersionItDoesNotKnow() {
        assertHolds(
                reading.refusal(LogText.whole().replace("\"version\":2", "\"version\":4")),
                "is a log of version 4; versions 1 to 3 are read");
    }

    @Test
    void saysWhichMemberIsMissing() {
        assertHolds(
                reading.refusal(LogText.whole().replace("\"model\":", "\"modell\":")),
                "'eval.model' must be a text, got nothing");
    }

    @Test
    void saysThatThereAreNoScores() throws IOException {
        assertEquals(
                List.of("'results.scores' holds no metric, got nothing"),
                reading.issues(
                        LogText.whole().replace("\"scores\":[{\"name\"", "\"x\":[{\"name\"")));
    }

    @Test
    void saysWhatStandsInPlaceOfANumber() throws IOException {
        assertEquals(
                List.of("the value of 'match/accuracy' must be a finite number, got 'high'"),
                reading.issues(LogText.header("\"high\"", 0.1)));
        assertEquals(
                List.of("the value of 'match/accuracy' must be a finite number, got NaN"),
                reading.issues(LogText.header("NaN", 0.1)));
        assertHolds(reading.issues(LogText.header(1.5, 0.1)).get(0), "must be in [0, 1], got 1.5");
        assertEquals(
                List.of(
                        "the standard error of 'match/accuracy' must be a number of at least 0, got -1"),
                reading.issues(LogText.header(0.5, -1)));
    }

    @Test
    void survivesSamplesOfWrongTypes() throws IOException {
        for (String samples :
                List.of(
                        "7",
                        "{}",
                        "[7]",
                        "[{\"id\":{},\"scores\":[]}]",
                        "[{\"scores\":{\"match\":7}}]",
                        "[{\"id\":1,\"scores\":{\"match\":{\"value\":[1]}}}]",
                        "[{\"id\":1,\"scores\":{\"match\":{\"value\":\"1.2.3\"}}}]",
                        "null")) {
            assertTrue(reading.only(LogText.whole(LogText.header(), samples)).outcomes().isEmpty());
        }
    }

    @Test
    void refusesDeeplyNestedJson() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertHolds(reading.refusal(LogText.whole(LogText.header(), deep)), "nesting depth");
        assertHolds(reading.refusal("{\"eval\":" + deep + "}"), "nesting depth");
    }

    @Test
    void refusesAHeaderThatIsEndless() {
        String wide =
                IntStream.range(0, 300_000)
                        .mapToObj(at -> "\"a" + at + "\":{}")
                        .collect(Collectors.joining(",", "{", "}"));
        assertHolds(
                reading.refusal(
                        LogText.whole().replace("\"eval\":{", "\"eval\":{\"x\":" + wide + ",")),
                "more than 200000 values");
    }

    @Test
    void readsALogOfManyLongSamplesInOneLine() throws IOException {
        String sample =
                "{\"id\":%d,\"input\":\""
                        + "x".repeat(10_000)
                        + "\",\"scores\":{\"match\":{\"value\":\"C\"}}}";
        StringBuilder samples = new StringBuilder("[");
        for (int i = 0; i < 2000; i++) {
            samples.append(i == 0 ? "" : ",").append(sample.formatted(i));
        }
        ReadResults results =
                reading.read(LogText.whole(LogText.header(1, 0), samples.append("]").toString()));
        assertEquals(2000, results.observations().get(0).examples().orElseThrow());
    }
}
