package io.saltus.app.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output; tells a reader that went away from other trouble with it. */
final class PipeOutput extends OutputStream {

    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    PipeOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            IOException told =
                    String.valueOf(e.getMessage()).contains("Broken pipe")
                            ? new BrokenPipe(e)
                            : new IOException(
                                    "standard output cannot be written: " + e.getMessage(), e);
            failure = Optional.of(told);
            throw told;
        }
    }

    /** Returns how writing failed last, for writers that hide it. */
    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
