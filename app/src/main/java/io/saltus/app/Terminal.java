package io.saltus.app;

import io.saltus.engine.rendering.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The standard streams, in UTF-8, and what they are connected to.
 *
 * <p>The start script tells in system properties which of them is a terminal and how wide it is:
 * Java itself cannot say so of one stream alone.
 */
public final class Terminal {

    private final OutputStream bytes;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final OptionalInt width;

    Terminal(
            OutputStream out,
            OutputStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            OptionalInt width) {
        this.bytes = new PipeOutput(out);
        this.out = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.width = width;
    }

    static Terminal ofProcess() {
        OptionalInt width;
        try {
            int columns = Integer.parseInt(System.getProperty("saltus.columns", ""));
            width = columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            width = OptionalInt.empty();
        }
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("saltus.terminal.out"),
                Boolean.getBoolean("saltus.terminal.err"),
                width);
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Where renderers write their texts. */
    Screen screen() {
        out.flush();
        return new Screen(bytes, isColoured(), outIsTerminal ? width : OptionalInt.empty());
    }

    OptionalInt width() {
        return width;
    }

    boolean isColoured() {
        String noColour = System.getenv("NO_COLOR");
        return outIsTerminal
                && (noColour == null || noColour.isEmpty())
                && !"dumb".equals(System.getenv("TERM"));
    }

    boolean showsProgress() {
        return errIsTerminal;
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /** Tells a reader that went away from other trouble with standard output. */
    private static final class PipeOutput extends OutputStream {

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
                        : new IOException(
                                "standard output cannot be written: " + e.getMessage(), e);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
