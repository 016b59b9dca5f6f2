package io.saltus.plugins.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file, none longer than a bound: what is beyond it is passed over. */
final class BoundedLines implements AutoCloseable {

    static final int LONGEST = 32 << 20;

    private final InputStream in;
    private boolean cut;

    BoundedLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Returns the next line without its end; none at the end of the file. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        cut = false;
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n') {
            if (line.size() < LONGEST) {
                line.write(b);
            } else {
                cut = true;
            }
            b = in.read();
        }
        return Optional.of(cut ? "" : line.toString(StandardCharsets.UTF_8));
    }

    /** Returns whether the last line was longer than the bound. */
    boolean wasCut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
