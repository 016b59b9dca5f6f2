package io.saltus.sources.files;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * The text of a file, decompressed where its name ends in {@code .gz}, without a byte order mark.
 */
public final class TextFile implements AutoCloseable {

    private static final int HEAD = 1 << 16;

    private final BufferedReader reader;

    private TextFile(BufferedReader reader) {
        this.reader = reader;
    }

    /**
     * Opens a text of which malformed bytes are refused with a {@link
     * java.nio.charset.CharacterCodingException}.
     *
     * @param encoding name of its character set
     * @throws RequestException if there is no such character set, or the file begins like no text
     */
    public static TextFile strict(Location location, String encoding) throws IOException {
        TextFile file = open(location, charset(encoding), CodingErrorAction.REPORT);
        try {
            if (file.head(4096).indexOf('\0') >= 0) {
                throw new RequestException(location.name() + " is not text but binary data");
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Opens a text in UTF-8 in which malformed bytes stand for U+FFFD. */
    public static TextFile lenient(Location location) throws IOException {
        return open(location, java.nio.charset.StandardCharsets.UTF_8, CodingErrorAction.REPLACE);
    }

    private static TextFile open(Location location, Charset charset, CodingErrorAction malformed)
            throws IOException {
        InputStream bytes = location.open();
        try {
            InputStream plain = location.hasEnding(".gz") ? new GzipMembers(bytes) : bytes;
            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    plain,
                                    charset.newDecoder()
                                            .onMalformedInput(malformed)
                                            .onUnmappableCharacter(malformed)),
                            HEAD);
            reader.mark(1);
            if (reader.read() != '\ufeff') {
                reader.reset();
            }
            return new TextFile(reader);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Returns the text from where it was read to; the caller need not close it. */
    public Reader reader() {
        return reader;
    }

    /** Returns up to so many next characters, which are still to be read; at most 65,536. */
    public String head(int length) throws IOException {
        char[] head = new char[Math.min(length, HEAD)];
        reader.mark(HEAD);
        int read = 0;
        for (int more = 0; more >= 0 && read < head.length; read += Math.max(0, more)) {
            more = reader.read(head, read, head.length - read);
        }
        reader.reset();
        return new String(head, 0, read);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RequestException("there is no encoding '" + name + "'", e);
        }
    }
}
