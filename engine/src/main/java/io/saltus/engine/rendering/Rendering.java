package io.saltus.engine.rendering;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Origin;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.PluginCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Report to files: every renderer is given the same report; one that fails does not stop others.
 */
public final class Rendering {

    private Rendering() {}

    /**
     * What came of rendering.
     *
     * @param files names of the files that were written, in the order of the renderers
     * @param failures what failed, by plugin
     */
    public record Rendered(List<String> files, List<Issue> failures) {

        /** Copies the lists. */
        public Rendered {
            files = List.copyOf(files);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Renders {@code report} with each renderer, in order.
     *
     * @param folder where files go; none: texts go to the screen
     * @param limit how long a renderer may take before it is given up
     * @return what was written, and what failed
     * @throws RequestException if a renderer needs a folder and there is none, or the folder cannot
     *     be written
     * @throws IOException if the screen cannot be written
     */
    public static Rendered render(
            Report report,
            List<Renderer> renderers,
            Optional<Path> folder,
            Screen screen,
            Catalog catalog,
            Duration limit)
            throws IOException {
        folder.ifPresent(Rendering::requireWritable);
        List<Issue> failures = new ArrayList<>();
        Map<String, String> written = new LinkedHashMap<>();
        Set<Path> read = filesRead(report);
        for (Renderer renderer : renderers) {
            Entry entry = catalog.entry(renderer);
            try (StagedOutput output =
                    new StagedOutput(entry.description().id(), folder, read, screen)) {
                Optional<Throwable> thrown =
                        Parallel.map(
                                        List.of(renderer),
                                        1,
                                        limit,
                                        (one, alive) -> rendered(report, one, entry, output),
                                        late -> Optional.<Throwable>of(new TimeoutException()))
                                .get(0);
                if (thrown.isPresent()) {
                    failures.add(failure(entry, thrown.get(), limit));
                    continue;
                }
                requireNew(output.names(), entry.description().id(), written);
                output.commit();
            } catch (UncheckedIOException e) {
                throw orRequest(folder, Objects.requireNonNull(e.getCause()));
            } catch (IOException e) {
                throw orRequest(folder, e);
            }
        }
        return new Rendered(List.copyOf(written.keySet()), failures);
    }

    /** The files that the results of a report were read from, as far as they are files. */
    private static Set<Path> filesRead(Report report) {
        Set<Path> files = new HashSet<>();
        for (Origin origin : report.origins()) {
            try {
                Path file = Path.of(origin.location());
                if (Files.isRegularFile(file)) {
                    files.add(file.toRealPath());
                }
            } catch (IOException | InvalidPathException e) {
                // the address of something else, or a file that is gone: it is not written over
            }
        }
        return files;
    }

    /** Renders, and returns what was thrown, if anything. */
    private static Optional<Throwable> rendered(
            Report report, Renderer renderer, Entry entry, Output output) {
        try {
            PluginCalls.call(
                    entry,
                    () -> {
                        renderer.render(report, output);
                        return true;
                    });
            return Optional.empty();
        } catch (Exception | Error e) {
            return Optional.of(e);
        }
    }

    /** Returns what to say of a renderer's failure; what the user can mend goes on to the user. */
    private static Issue failure(Entry entry, Throwable thrown, Duration limit) throws IOException {
        if (thrown instanceof RequestException request) {
            throw request;
        }
        if (thrown instanceof UncheckedIOException io) {
            throw io;
        }
        if (thrown instanceof IOException io) {
            throw io;
        }
        if (thrown instanceof TimeoutException) {
            return new Issue(
                            Faults.place(entry),
                            "the renderer '%s' did not end within %d s; see --time-limit"
                                    .formatted(entry.description().id(), limit.toSeconds()))
                    .coded("time-limit");
        }
        return Faults.issue(entry, "writing the report", thrown);
    }

    /** Creates the folder where needed and makes sure, before any work, that it can be written. */
    public static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".saltus-", ".part"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Two renderers, or one set in two ways, must not write over each other's files. */
    private static void requireNew(
            Set<String> names, String renderer, Map<String, String> written) {
        for (String name : names) {
            String other = written.put(name, renderer);
            if (other != null) {
                throw new RequestException(
                        "'%s' and '%s' both write '%s'; give each a folder of its own with --out"
                                .formatted(other, renderer, name));
            }
        }
    }

    private static IOException orRequest(Optional<Path> folder, IOException e) {
        if (folder.isPresent()) {
            throw unwritable(folder.get(), e);
        }
        return e;
    }

    /** Says why nothing can be written at a place. */
    public static RequestException unwritable(Path folder, IOException e) {
        String why =
                e instanceof AccessDeniedException
                        ? "permission denied"
                        : e instanceof FileAlreadyExistsException
                                ? "it is not a folder"
                                : e instanceof FileSystemException f && f.getReason() != null
                                        ? f.getReason()
                                        : e.getClass() == IOException.class
                                                ? e.getMessage()
                                                : e.getClass().getSimpleName()
                                                        + ": "
                                                        + e.getMessage();
        return new RequestException("cannot write to '" + folder + "': " + why, e);
    }
}
