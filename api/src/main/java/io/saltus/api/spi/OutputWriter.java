package io.saltus.api.spi;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/**
 * The text of an {@link Output} as a {@link Writer}, for libraries that want one. What is written
 * is there at once; to flush or to close does nothing, because Saltus closes the output.
 */
public final class OutputWriter extends Writer {

    private final Appendable text;

    /** Writes to the end of {@code text}. */
    public OutputWriter(Appendable text) {
        this.text = text;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        text.append(CharBuffer.wrap(characters, offset, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
