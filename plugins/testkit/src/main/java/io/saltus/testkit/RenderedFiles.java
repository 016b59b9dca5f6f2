package io.saltus.testkit;

import io.saltus.api.report.Report;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What a renderer writes for a report: its text and its files, by name. */
public final class RenderedFiles {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Boolean> closed = new TreeMap<>();

    private RenderedFiles() {}

    /**
     * Renders a report as into a folder.
     *
     * @throws IOException if the renderer says that writing failed
     */
    public static RenderedFiles of(Renderer renderer, Report report) throws IOException {
        Recording recording = new Recording();
        renderer.render(report, recording);
        RenderedFiles rendered = new RenderedFiles();
        recording.texts.forEach(
                (name, text) ->
                        rendered.files.put(name, text.toString().getBytes(StandardCharsets.UTF_8)));
        recording.streams.forEach(
                (name, stream) -> {
                    rendered.files.put(name, stream.toByteArray());
                    rendered.closed.put(name, stream.closed);
                });
        return rendered;
    }

    /** Returns the contents of all texts and files, by name. */
    public Map<String, byte[]> files() {
        return files;
    }

    /** Returns a text or file as UTF-8; the only one if there is one only. */
    public String text() {
        if (files.size() != 1) {
            throw new IllegalStateException("there are " + files.keySet() + ", not one file");
        }
        return new String(files.values().iterator().next(), StandardCharsets.UTF_8);
    }

    /** Returns whether each file that was opened was closed. */
    boolean areClosed() {
        return !closed.containsValue(false);
    }

    /** An output that is no terminal. */
    private interface PlainOutput extends Output {
        @Override
        default boolean isColoured() {
            return false;
        }

        @Override
        default OptionalInt width() {
            return OptionalInt.empty();
        }
    }

    private static final class Stream extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Recording implements PlainOutput {
        private final Map<String, StringBuilder> texts = new TreeMap<>();
        private final Map<String, Stream> streams = new TreeMap<>();

        @Override
        public Appendable text(String fileName) {
            return texts.computeIfAbsent(fileName, name -> new StringBuilder());
        }

        @Override
        public OutputStream file(String fileName) {
            return streams.computeIfAbsent(fileName, name -> new Stream());
        }
    }

    /** An output on which every write fails, as on a full disk. */
    static final class FullDisk implements PlainOutput {
        static final String MESSAGE = "No space left on device";

        private final boolean opens;

        FullDisk(boolean opens) {
            this.opens = opens;
        }

        @Override
        public Appendable text(String fileName) {
            return new Appendable() {
                @Override
                public Appendable append(CharSequence text) throws IOException {
                    throw new IOException(MESSAGE);
                }

                @Override
                public Appendable append(CharSequence text, int start, int end) throws IOException {
                    throw new IOException(MESSAGE);
                }

                @Override
                public Appendable append(char c) throws IOException {
                    throw new IOException(MESSAGE);
                }
            };
        }

        @Override
        public OutputStream file(String fileName) throws IOException {
            if (!opens) {
                throw new IOException(MESSAGE);
            }
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException(MESSAGE);
                }
            };
        }
    }
}
