package io.saltus.plugins.json;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The lines of a file that hold something, with their numbers; none may be endless. */
final class Lines implements AutoCloseable {

    private static final int LONGEST = 16 << 20;

    private final String name;
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;

    private Lines(String name, BufferedReader reader) {
        this.name = name;
        this.reader = reader;
    }

    static Lines of(Location location) throws IOException {
        InputStream bytes = location.open();
        try {
            InputStream plain =
                    location.hasEnding(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            return new Lines(
                    location.name(),
                    new BufferedReader(
                            new InputStreamReader(
                                    plain,
                                    StandardCharsets.UTF_8
                                            .newDecoder()
                                            .onMalformedInput(CodingErrorAction.REPORT)
                                            .onUnmappableCharacter(CodingErrorAction.REPORT)),
                            1 << 16));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Moves to the next line that is not blank; returns whether there is one. */
    boolean next() throws IOException {
        while (readLine()) {
            number++;
            if (number == 1 && line.length() > 0 && line.charAt(0) == '\ufeff') {
                line.deleteCharAt(0);
            }
            if (!line.toString().isBlank()) {
                return true;
            }
        }
        return false;
    }

    String text() {
        return line.toString();
    }

    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean readLine() throws IOException {
        line.setLength(0);
        int c = reader.read();
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() >= LONGEST) {
                throw new RequestException(
                        "%s:%d is longer than 16 MiB; a result is one flat object a line"
                                .formatted(name, number + 1));
            }
            line.append((char) c);
        }
        return true;
    }
}
