package io.saltus.app.terminal;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output; tells a reader that went away from other trouble with it. */
final class PipeOutput extends OutputStream {

    private final OutputStream out;

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
            throw String.valueOf(e.getMessage()).contains("Broken pipe")
                    ? new BrokenPipe(e)
                    : new IOException("standard output cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
