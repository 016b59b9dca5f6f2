package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadObservations;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final String TABLE = "task,model,score\nadd,a,0.25\nadd,b,0.5\n";

    @TempDir private Path folder;

    private ReadObservations read = new ReadObservations();

    private void read(String name, byte[] bytes, Csv csv) throws IOException {
        csv.read(Location.of(Files.write(folder.resolve(name), bytes)), read);
    }

    private void read(String name, String text) throws IOException {
        read(name, text.getBytes(StandardCharsets.UTF_8), new Csv());
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void assertBothRead() {
        assertEquals(List.of(), read.issues());
        assertEquals(
                List.of("a", "b"),
                read.observations().stream().map(o -> o.model().name()).toList());
        assertEquals(0.5, read.observations().get(1).score());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "|"})
    void findsTheDelimiter(String delimiter) throws IOException {
        read("t.csv", TABLE.replace(",", delimiter));
        assertBothRead();
    }

    @Test
    void readsTabsInATsvWhateverElseItsHeaderHolds() throws IOException {
        read(
                "t.tsv",
                TABLE.replace(",", "\t")
                        .replace("score", "score\ta,b,c,d")
                        .replace("0.25", "0.25\t")
                        .replace("0.5\n", "0.5\t\n"));
        assertBothRead();
    }

    @Test
    void readsGzip() throws IOException {
        read("t.csv.gz", zipped(TABLE), new Csv());
        assertBothRead();
    }

    @Test
    void passesOverAByteOrderMarkAndBlankLines() throws IOException {
        read("t.csv", "\ufeff" + TABLE.replace("\n", "\r\n\r\n"));
        assertBothRead();
    }

    @Test
    void readsAnotherEncodingWhenTold() throws IOException {
        byte[] latin = TABLE.replace("add", "\u00e4dd").getBytes(StandardCharsets.ISO_8859_1);
        RequestException e =
                assertThrows(RequestException.class, () -> read("t.csv", latin, new Csv()));
        assertTrue(e.getMessage().contains("encoding=NAME"), e.getMessage());
        read = new ReadObservations();
        read("t.csv", latin, new Csv(new Columns(), Csv.Delimiter.AUTO, "ISO-8859-1"));
        assertBothRead();
        assertEquals("\u00e4dd", read.observations().get(0).task());
    }

    @Test
    void countsLinesAsTheFileHasThem() throws IOException {
        read("t.csv", "task,model,score\n\"two\nlines\",a,0.25\n\nadd,b,x\n");
        assertEquals(List.of(2L), read.lines());
        assertEquals("two\nlines", read.observations().get(0).task());
        assertTrue(
                read.issues().get(0).toString().contains("t.csv:5: "),
                () -> read.issues().toString());
    }

    @Test
    void saysWhatIsNoTable() throws IOException {
        for (String[] bad :
                new String[][] {
                    {"", "is empty"},
                    {"task,model,score\n", "has a header and no rows"},
                    {"task,task,score\nx,y,1\n", "has two columns named 'task'"},
                    {"\u0000\u0001,\u0002\n", "is not text but binary data"},
                    {"task,model,score\n\"open,a,0.5\n", "is not a table of this kind"},
                }) {
            RequestException e =
                    assertThrows(RequestException.class, () -> read("t.csv", bad[0]), bad[1]);
            assertTrue(e.getMessage().contains(bad[1]), e.getMessage());
        }
    }

    @Test
    void saysThatAnArchiveIsTruncated() throws IOException {
        byte[] whole = zipped(TABLE.repeat(3));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        RequestException e =
                assertThrows(RequestException.class, () -> read("t.csv.gz", half, new Csv()));
        assertTrue(e.getMessage().contains("t.csv.gz"), e.getMessage());
    }

    @Test
    void acceptsTablesByTheirEnding() {
        Csv csv = new Csv();
        for (String name : List.of("a.csv", "a.TSV", "a.csv.gz", "a.tab")) {
            assertTrue(csv.accepts(Location.of(Path.of(name))), name);
        }
        for (String name : List.of("a.json", "csv", "a.gz", "a.csv.bak")) {
            assertFalse(csv.accepts(Location.of(Path.of(name))), name);
        }
    }

    @Test
    void joinsATaskOfSeveralColumns() throws IOException {
        Csv joined =
                new Csv(
                        new Columns().with("task", "Benchmark/Sub task"),
                        Csv.Delimiter.AUTO,
                        "UTF-8");
        ReadResults read =
                new SourceUnderTest(joined, folder, "r.csv")
                        .read(
                                "benchmark,sub_task,model,score\nlamp,law,tern-7b,0.5\nsums,,tern-7b,0.25\n");
        assertEquals(
                List.of("lamp/law", "sums"),
                read.observations().stream().map(Observation::task).toList());
    }

    @Test
    void twoColumnsOfOneNameDoNoHarmWhereNeitherIsRead() throws IOException {
        read("t.csv", "task,model,score,note,note\nadd,a,0.25,x,y\nadd,b,0.5,,z\n");
        assertBothRead();
        assertThrows(
                RequestException.class,
                () -> read("u.csv", "task,model,score,score\nadd,a,0.25,0.5\n"));
    }
}
