package io.saltus.engine.rendering;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Output;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one renderer writes, held back until it has returned: then every file takes its place by a
 * rename and the text is sent to the screen; if it failed, nothing of it is seen.
 */
final class StagedOutput implements Output, AutoCloseable {

    private record Pending(Path temporary, OutputStream bytes, Optional<Writer> writer) {}

    private static final String BEGIN = ".saltus-";
    private static final String END = ".part";

    private final String renderer;
    private final Optional<Path> folder;
    private final Screen screen;
    private final Map<String, Pending> files = new LinkedHashMap<>();
    private final Set<Path> swept = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    StagedOutput(String renderer, Optional<Path> folder, Screen screen) {
        this.renderer = renderer;
        this.folder = folder;
        this.screen = screen;
    }

    @Override
    public Appendable text(String fileName) {
        if (folder.isEmpty()) {
            return text;
        }
        try {
            Pending pending = files.get(fileName);
            if (pending == null) {
                Pending plain = open(fileName);
                Writer writer =
                        new BufferedWriter(
                                new OutputStreamWriter(plain.bytes(), StandardCharsets.UTF_8));
                pending = new Pending(plain.temporary(), plain.bytes(), Optional.of(writer));
                files.put(fileName, pending);
            }
            return pending.writer().orElseThrow();
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
        if (files.containsKey(fileName)) {
            throw new IllegalStateException("'" + fileName + "' is written twice");
        }
        return open(fileName).bytes();
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
        return Set.copyOf(files.keySet());
    }

    /** Lets everything be seen. */
    void commit() throws IOException {
        for (Pending pending : files.values()) {
            if (pending.writer().isPresent()) {
                pending.writer().get().close();
            }
            pending.bytes().close();
        }
        for (Map.Entry<String, Pending> file : files.entrySet()) {
            Files.move(
                    file.getValue().temporary(),
                    folder.orElseThrow().resolve(file.getKey()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (text.length() > 0) {
            screen.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
            screen.out().flush();
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        for (Pending pending : files.values()) {
            try {
                pending.bytes().close();
                Files.deleteIfExists(pending.temporary());
            } catch (IOException e) {
                // a leftover temporary file is all that remains to complain about
            }
        }
    }

    private Pending open(String fileName) throws IOException {
        Path target = folder.orElseThrow().resolve(fileName).normalize();
        if (!target.startsWith(folder.get().normalize())) {
            throw new IllegalArgumentException("'" + fileName + "' lies outside the folder");
        }
        Path above = Objects.requireNonNull(target.getParent(), "it lies in the folder");
        Files.createDirectories(above);
        if (swept.add(above)) {
            sweep(above);
        }
        // Not by createTempFile: the file must end with the permissions that the user's files have.
        Path temporary = target.resolveSibling(BEGIN + HexFormat.of().toHexDigits(random()) + END);
        OutputStream bytes =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                temporary,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE));
        Pending pending = new Pending(temporary, bytes, Optional.empty());
        files.put(fileName, pending);
        return pending;
    }

    /** Process numbers are the same in every container. */
    private static long random() {
        return new SecureRandom().nextLong();
    }

    /** Removes what a run left that was killed an hour ago or more. */
    private static void sweep(Path folder) throws IOException {
        Instant old = Instant.now().minus(Duration.ofHours(1));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
