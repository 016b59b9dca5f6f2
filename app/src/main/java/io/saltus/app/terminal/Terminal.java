package io.saltus.app.terminal;

import io.saltus.api.words.Names;
import io.saltus.engine.rendering.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * The standard streams, in UTF-8, and what they are connected to.
 *
 * <p>Names come from data files, arguments and plugins, and may hold anything: whatever the
 * application says itself is made {@linkplain Names#harmless harmless} here, the same whether a
 * terminal or a file receives it.
 *
 * <p>The start script tells in system properties which of the streams is a terminal and how wide it
 * is: Java itself cannot say so of one stream alone.
 */
public final class Terminal {

    private static final int USUAL_WIDTH = 80;

    private final PipeOutput bytes;
    private final Writer out;
    private final PrintWriter help;
    private final PrintWriter err;
    private final Writer controls;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final OptionalInt width;

    /**
     * Streams of one's own.
     *
     * @param out where results go
     * @param err where messages go
     * @param outIsTerminal whether {@code out} may show colours
     * @param errIsTerminal whether {@code err} may show progress
     * @param width width in columns; none if it is not known
     */
    public Terminal(
            OutputStream out,
            OutputStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            OptionalInt width) {
        this.bytes = new PipeOutput(out);
        Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        this.out = new HarmlessWriter(text);
        this.help = new PrintWriter(text);
        this.controls = new OutputStreamWriter(err, StandardCharsets.UTF_8);
        this.err = new PrintWriter(new HarmlessWriter(controls), true);
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.width = width;
    }

    /** Returns the streams of this process. */
    public static Terminal ofProcess() {
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

    /**
     * Takes in what is printed by other means: it comes out as messages do, and what plugins print
     * does not end up inside a report.
     */
    public void takeInPrints() {
        System.setErr(new Unclosable(new DecodedPrints(err)));
        System.setOut(new Unclosable(new PluginPrints(System.err)));
    }

    /** A stream that nobody can close for the others. */
    private static final class Unclosable extends PrintStream {
        Unclosable(OutputStream out) {
            super(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** Writes one line of a result; a line break in {@code text} does not break it. */
    public void line(String text) throws IOException {
        out.write(Names.harmless(text) + System.lineSeparator());
    }

    /** Writes lines of a result. */
    public void text(String lines) throws IOException {
        out.write(lines);
        out.flush();
    }

    /** Says on one line of standard error what a person should know. */
    public void message(Object text) {
        err.println("saltus: " + Names.harmless(String.valueOf(text)));
    }

    /** Says lines on standard error that are no message of trouble. */
    public void remark(String lines) {
        err.println(lines);
    }

    /** Shows where in the code the first of {@code faults} arose. */
    public void trace(Collection<? extends Throwable> faults) {
        faults.stream().limit(1).forEach(this::trace);
    }

    /** Shows where in the code {@code fault} arose. */
    public void trace(Throwable fault) {
        fault.printStackTrace(err);
        err.flush();
    }

    /** Returns a line that says how far long work has come, where a person can see it. */
    public ProgressBar progress() {
        return new ProgressBar(new PrintWriter(controls), errIsTerminal);
    }

    /** Where renderers write their texts, as they are. */
    public Screen screen() throws IOException {
        out.flush();
        OptionalInt columns =
                outIsTerminal ? OptionalInt.of(width.orElse(USUAL_WIDTH)) : OptionalInt.empty();
        return new Screen(bytes, isColoured(), columns);
    }

    /** Where help goes, in colours: words of the application's own, and none of anybody else's. */
    public PrintWriter help() {
        return help;
    }

    /** Where messages go that others write. */
    public PrintWriter messages() {
        return err;
    }

    /** Returns the width in columns, if it is known. */
    public OptionalInt width() {
        return width;
    }

    /** Returns whether results may have colours. */
    public boolean isColoured() {
        String noColour = System.getenv("NO_COLOR");
        return outIsTerminal
                && (noColour == null || noColour.isEmpty())
                && !"dumb".equals(System.getenv("TERM"));
    }

    /** Writes what is still held back. */
    public void flush() throws IOException {
        err.flush();
        out.flush();
        help.flush();
        if (bytes.failure().isPresent()) {
            throw bytes.failure().get();
        }
    }
}
