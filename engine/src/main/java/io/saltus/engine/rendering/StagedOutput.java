package io.saltus.engine.rendering;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Output;
import io.saltus.api.words.Names;
import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one renderer writes, held back until it has returned: then every file takes its place by a
 * rename and the text is sent to the screen; if it failed, nothing of it is seen.
 */
final class StagedOutput implements Output, AutoCloseable {

    private static final Pattern BREAKS = Pattern.compile("\\r?\\n|\\t");
    private static final Pattern KEPT = Pattern.compile("\\r?\\n|\\t|\\x1b\\[[0-9;]*m");

    private final String renderer;
    private final Optional<Path> folder;
    private final Set<Path> read;
    private final Screen screen;
    private final WholeFiles files = new WholeFiles();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Writer> writers = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    StagedOutput(String renderer, Optional<Path> folder, Set<Path> read, Screen screen) {
        this.renderer = renderer;
        this.folder = folder;
        this.read = read;
        this.screen = screen;
    }

    @Override
    public Appendable text(String fileName) {
        if (folder.isEmpty()) {
            return text;
        }
        try {
            Writer writer = writers.get(fileName);
            if (writer == null) {
                writer = new OutputStreamWriter(open(fileName), StandardCharsets.UTF_8);
                writers.put(fileName, writer);
            }
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OutputStream file(String fileName) throws IOException {
        if (folder.isEmpty()) {
            throw new RequestException(
                    "'%s' writes files; say where with --out DIR".formatted(renderer));
        }
        return open(fileName);
    }

    @Override
    public boolean isColoured() {
        return folder.isEmpty() && screen.coloured();
    }

    @Override
    public OptionalInt width() {
        return folder.isEmpty() ? screen.width() : OptionalInt.empty();
    }

    /** The files that were written so far. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** Lets everything be seen. */
    void commit() throws IOException {
        for (Writer writer : writers.values()) {
            writer.flush();
        }
        files.commit();
        if (text.length() > 0) {
            screen.out().write(shown().getBytes(StandardCharsets.UTF_8));
            screen.out().flush();
        }
    }

    /**
     * For a program and a file the text is exact; a terminal is not steered by it, whatever the
     * renderer let through: of control characters line breaks and, where the terminal shows
     * colours, those of colours are left.
     */
    private String shown() {
        if (screen.width().isEmpty()) {
            return text.toString();
        }
        StringBuilder shown = new StringBuilder(text.length());
        Matcher kept = (screen.coloured() ? KEPT : BREAKS).matcher(text);
        int from = 0;
        while (kept.find()) {
            shown.append(Names.harmless(text.substring(from, kept.start()))).append(kept.group());
            from = kept.end();
        }
        return shown.append(Names.harmless(text.substring(from))).toString();
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        files.close();
    }

    private OutputStream open(String fileName) throws IOException {
        Path whole = folder.orElseThrow().toAbsolutePath().normalize();
        if (!whole.resolve(fileName).normalize().startsWith(whole)) {
            throw new IllegalArgumentException("'" + fileName + "' lies outside the folder");
        }
        Path target = folder.get().resolve(fileName);
        if (Files.exists(target) && read.contains(target.toRealPath())) {
            throw new RequestException(
                    "'%s' would be written over the results that it was read from; name another folder with --out"
                            .formatted(target));
        }
        OutputStream bytes = files.open(target);
        names.add(fileName);
        return bytes;
    }
}
