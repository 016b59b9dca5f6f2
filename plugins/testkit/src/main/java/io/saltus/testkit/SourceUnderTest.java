package io.saltus.testkit;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A source, and a folder in which a test writes what it is to read.
 *
 * <pre>{@code
 * SourceUnderTest spaces = new SourceUnderTest(new Spaces(), folder, "results.spaces");
 * assertEquals(0.5, spaces.only("t accuracy 0.5").score());
 * }</pre>
 *
 * @param source the source
 * @param folder a folder that exists
 * @param name name of the file that a text is written to where a test gives none
 */
public record SourceUnderTest(Source source, Path folder, String name) {

    /** Writes a file, with the folders above it. */
    public Location file(String file, byte[] content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Location.of(Files.write(path, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file in UTF-8, with the folders above it. */
    public Location file(String file, String text) {
        return file(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a location.
     *
     * @throws RequestException if the source can read nothing there
     * @throws IOException if the location cannot be read
     */
    public ReadResults read(Location location) throws IOException {
        return ReadResults.of(source, location);
    }

    /** Writes a text to a file and reads it. */
    public ReadResults read(String text) throws IOException {
        return read(file(name, text));
    }

    /**
     * Returns the only result of a text.
     *
     * @throws AssertionError if there is another number of results, or an issue
     */
    public Observation only(String text) throws IOException {
        return only(file(name, text));
    }

    /**
     * Returns the only result at a location.
     *
     * @throws AssertionError if there is another number of results, or an issue
     */
    public Observation only(Location location) throws IOException {
        ReadResults results = read(location);
        if (results.observations().size() != 1 || !results.issues().isEmpty()) {
            throw new AssertionError("expected one result and no issue, got " + results);
        }
        return results.observations().get(0);
    }

    /** Returns what is said of a text that cannot be used as it is. */
    public List<String> issues(String text) throws IOException {
        return read(text).issues().stream().map(Issue::why).toList();
    }

    /**
     * Returns why a location is refused.
     *
     * @throws AssertionError if it is not
     */
    public String refusal(Location location) {
        try {
            throw new AssertionError("expected a refusal, got " + read(location));
        } catch (RequestException refused) {
            return refused.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns why a text is refused.
     *
     * @throws AssertionError if it is not
     */
    public String refusal(String text) {
        return refusal(file(name, text));
    }
}
