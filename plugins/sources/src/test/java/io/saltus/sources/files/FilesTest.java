package io.saltus.sources.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

    @TempDir Path folder;

    private Location file(String name, byte[] bytes) throws IOException {
        return Location.of(Files.write(folder.resolve(name), bytes));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(TextFile file, int longest) throws IOException {
        List<String> all = new ArrayList<>();
        try (TextLines lines = new TextLines(file, longest)) {
            while (lines.next()) {
                all.add(lines.number() + ":" + (lines.isTooLong() ? "too long" : lines.text()));
            }
        }
        return all;
    }

    @Test
    void readsLinesAndPassesOverThoseThatAreTooLong() throws IOException {
        Location file = file("a.jsonl", utf8("\ufeffone\n\n" + "x".repeat(40_000) + "\nlast"));
        assertEquals(
                List.of("1:one", "2:", "3:too long", "4:last"),
                lines(TextFile.lenient(file), 30_000));
        assertEquals(40_004, lines(TextFile.lenient(file), 40_000).get(2).length() + 2);
        assertEquals(List.of(), lines(TextFile.lenient(file("b.jsonl", new byte[0])), 10));
    }

    @Test
    void unpacksByTheEnding() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8("a\u00e9\nb"));
        }
        Location file = file("a.csv.gz", packed.toByteArray());
        assertEquals(List.of("1:a\u00e9", "2:b"), lines(TextFile.strict(file, "UTF-8"), 10));
    }

    @Test
    void refusesMalformedBytesWhereItIsStrict() throws IOException {
        Location latin = file("a.csv", new byte[] {'a', (byte) 0xe9, '\n'});
        assertThrows(
                CharacterCodingException.class, () -> lines(TextFile.strict(latin, "UTF-8"), 9));
        assertEquals(List.of("1:a\u00e9"), lines(TextFile.strict(latin, "ISO-8859-1"), 9));
        assertEquals(List.of("1:a\ufffd"), lines(TextFile.lenient(latin), 9));
        assertThrows(RequestException.class, () -> TextFile.strict(latin, "no such"));
        Location binary = file("b.csv", new byte[] {'a', 0, 'b'});
        assertTrue(
                assertThrows(RequestException.class, () -> TextFile.strict(binary, "UTF-8"))
                        .getMessage()
                        .endsWith("is not text but binary data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"a,b;c,d! ','", "'a\tb'! '\t'", "a|b! '|'", "a;b! ';'", "a! ','"})
    void findsWhatSeparatesCells(String line, String separator) {
        assertEquals(separator.charAt(0), Separators.of(line + "\n;;;;;;;;"));
    }

    @Test
    void knowsFilesByTheirFirstBytes() throws IOException {
        FirstBytes zip = FirstBytes.of(file("a", new byte[] {'P', 'K', 3, 4, 9}), 4);
        assertTrue(zip.areZip() && zip.haveAt(1, "K"));
        assertFalse(zip.haveAt(4, "x"));
        FirstBytes text = FirstBytes.of(file("b", utf8("{\"doc_id\": 1}")), 100);
        assertTrue(text.holdAny("\"id\"", "\"doc_id\""));
        assertFalse(text.areZip() || text.holdAny("none"));
        assertFalse(FirstBytes.of(Location.of(folder), 4).haveAt(0, "P"));
    }

    @Test
    void splitsAPlaceIntoItsParts() {
        PathParts parts = PathParts.of(Location.of("/data/org__m-1b/results.JSONL"));
        assertEquals("results", parts.stem());
        assertEquals("org__m-1b", parts.folder(0));
        assertEquals("data", parts.folder(1));
        assertEquals("", parts.folder(2));
        assertEquals("jdbc:x", PathParts.of(Location.of("jdbc:x")).file());
    }
}
