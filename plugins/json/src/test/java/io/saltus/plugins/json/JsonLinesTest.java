package io.saltus.plugins.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadObservations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir private Path folder;

    private final ReadObservations read = new ReadObservations();

    private void read(String text) throws IOException {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("results.jsonl"), bytes);
        new JsonLines().read(Location.of(file), read);
    }

    @Test
    void readsAResultPerLine() throws IOException {
        read(
                """
                {"task": "add", "model": "a", "score": 0.25, "n_examples": 200, "chance": 0}

                {"task": "add", "model": "b", "score": 1, "family": null, "note": {"any": [1, 2]}}
                """);
        assertEquals(List.of(), read.issues());
        assertEquals(List.of(1L, 3L), read.lines());
        assertEquals(0.25, read.observations().get(0).score());
        assertEquals(200, read.observations().get(0).examples().getAsLong());
        assertTrue(read.observations().get(1).examples().isEmpty());
    }

    @Test
    void takesAKeyThatOnlyALaterLineHas() throws IOException {
        read(
                """
                {"task": "add", "model": "a", "score": 0.25}
                {"task": "add", "model": "b", "score": 0.5, "params": 7e9}
                """);
        assertEquals(1, read.observations().get(1).model().scales().size());
    }

    @Test
    void namesAMalformedLineAndReadsTheOthers() throws IOException {
        read(
                """
                {"task": "add", "model": "a", "score": 0.25}
                {"task": "add", "model":
                [1, 2]
                {"task": "add", "model": "b", "score": NaN}
                {"task": "add", "model": "b", "score": 0.5} {}
                {"task": "add", "model": "c", "score": 0.5}
                """);
        assertEquals(List.of(1L, 6L), read.lines());
        List<String> why = read.issues().stream().map(Issue::toString).toList();
        assertEquals(4, why.size(), why::toString);
        assertTrue(
                why.get(0).contains(":4: 'score' must be a finite number, got 'NaN'"),
                why::toString);
        assertTrue(why.get(1).contains(":2: the line is not JSON"), why::toString);
        assertTrue(why.get(2).contains(":3: the line is not a JSON object"), why::toString);
        assertTrue(why.get(3).contains(":5: after the JSON object stands more"), why::toString);
        for (Issue malformed : read.issues().subList(1, 4)) {
            assertEquals(1, malformed.refused(), malformed::toString);
        }
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThrows(RequestException.class, () -> read(""));
        assertThrows(RequestException.class, () -> read("[]\n"));
        assertThrows(RequestException.class, () -> read("{\"a\": 1}\n"));
        assertThrows(RequestException.class, () -> read(new byte[] {(byte) 0xff, 0x00}));
    }

    @Test
    void refusesAnEndlessLine() {
        byte[] bytes = new byte[17 << 20];
        java.util.Arrays.fill(bytes, (byte) '{');
        RequestException e = assertThrows(RequestException.class, () -> read(bytes));
        assertTrue(e.getMessage().contains("longer than 16 MiB"), e.getMessage());
    }

    @Test
    void survivesDeepNesting() throws IOException {
        read(
                "{\"task\": \"add\", \"model\": \"a\", \"score\": 0.5}\n{\"task\": "
                        + "[".repeat(100_000)
                        + "\n");
        assertEquals(1, read.observations().size());
        assertEquals(1, read.issues().size());
    }

    @Test
    void saysHowManyMoreLinesItRefused() throws IOException {
        read("{\"task\": \"add\", \"model\": \"a\", \"score\": 0.25}\n" + "{\n".repeat(25));
        assertEquals(11, read.issues().size());
        assertEquals(25, read.issues().stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void joinsATaskOfSeveralKeysAndNamesTheModelByTheFile() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("elm-1b.jsonl"),
                        "{\"task\": \"lamp\", \"part\": \"law\", \"score\": 0.5}\n"
                                + "{\"task\": \"lamp\", \"score\": 0.25}\n");
        new JsonLines(new Columns().with("task", "task/part").with("model", "@file"))
                .read(Location.of(file), read);
        assertEquals(
                List.of("elm-1b lamp/law", "elm-1b lamp"),
                read.observations().stream().map(o -> o.model().name() + " " + o.task()).toList());
    }
}
