package io.saltus.plugins.csv;

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
import java.util.zip.GZIPInputStream;

/** The text of a file, decompressed, without its byte order mark; malformed bytes are refused. */
final class TextFile implements AutoCloseable {

    private static final int HEAD = 1 << 16;

    private final BufferedReader reader;

    private TextFile(BufferedReader reader) {
        this.reader = reader;
    }

    static TextFile open(Location location, String encoding) throws IOException {
        InputStream bytes = location.open();
        try {
            InputStream plain =
                    location.hasEnding(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    plain,
                                    charset(encoding)
                                            .newDecoder()
                                            .onMalformedInput(CodingErrorAction.REPORT)
                                            .onUnmappableCharacter(CodingErrorAction.REPORT)),
                            HEAD);
            reader.mark(HEAD);
            if (reader.read() != '\ufeff') {
                reader.reset();
            }
            TextFile file = new TextFile(reader);
            if (file.head().indexOf('\0') >= 0) {
                throw new RequestException(location.name() + " is not text but binary data");
            }
            return file;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    Reader reader() {
        return reader;
    }

    String firstLine() throws IOException {
        return head().lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private String head() throws IOException {
        char[] head = new char[4096];
        reader.mark(HEAD);
        int read = reader.read(head);
        reader.reset();
        return new String(head, 0, Math.max(0, read));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RequestException("there is no encoding '" + name + "'", e);
        }
    }
}
