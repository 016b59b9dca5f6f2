package io.saltus.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestFormatTest {

    /** A source of files with two words. */
    @About(id = "two-words", summary = "Reads files of two words")
    public record TwoWords() implements Source {

        @Override
        public String looksFor() {
            return "a name that ends in .two, with 'first' and 'second'";
        }

        @Override
        public boolean accepts(Location location) {
            return location.hasEnding(".two");
        }

        @Override
        public void read(Location location, ObservationSink sink) {}
    }

    @TempDir private Path folder;

    private Location file(String name, String text) throws IOException {
        return Location.of(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void namesWhatAFileLacks() throws IOException {
        assertEquals(
                "'two-words', which looks for a name that ends in .two, with 'first' and 'second'; there is no 'second'",
                nearest(file("a.json", "the first and no more")));
        assertTrue(nearest(file("b.json", "first second")).endsWith("; the name ends otherwise"));
        assertTrue(nearest(file("c.two", "first second")).endsWith("'first' and 'second'"));
        assertEquals("none", nearest(file("d.json", "nothing")));
    }

    private static String nearest(Location location) {
        return NearestFormat.of(
                        location,
                        List.of(new TwoWords()),
                        source -> "two-words",
                        source -> source.looksFor())
                .map(NearestFormat::words)
                .orElse("none");
    }
}
