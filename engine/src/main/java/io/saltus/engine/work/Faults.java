package io.saltus.engine.work;

import io.saltus.api.data.Issue;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Version;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Says in words what went wrong in a plugin or with a file. */
public final class Faults {

    /** The code of an issue that a plugin broke a promise. */
    public static final String FAILED = "plugin-failed";

    private static final int LONGEST = 500;

    private Faults() {}

    /** Returns the issue that an extension broke a promise, with its id, file and what it threw. */
    public static Issue issue(Entry entry, String doing, Throwable thrown) {
        return new Issue(
                        place(entry),
                        "the %s '%s', %s, failed with %s"
                                .formatted(
                                        entry.description().kind().word(),
                                        entry.description().id(),
                                        doing,
                                        words(thrown)))
                .coded(FAILED);
    }

    /** Returns the plugin's id and file: {@code acme-detectors (acme-1.2.jar)}. */
    public static String place(Entry entry) {
        return entry.plugin().name();
    }

    /** Returns why a file or folder cannot be read or written. */
    public static String unreadable(IOException e) {
        if (e instanceof FileSystemException one && isTemporary(one)) {
            return "temporary files cannot be written to '%s'; name another folder with SALTUS_OPTS=-Djava.io.tmpdir=DIR"
                    .formatted(System.getProperty("java.io.tmpdir"));
        }
        if (e instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "cannot be read: it is not there";
        }
        return "cannot be read: " + words(e);
    }

    /** Not the file that is read is at fault, but the place for what is put aside meanwhile. */
    private static boolean isTemporary(FileSystemException e) {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        return e.getFile() != null
                && Path.of(e.getFile()).startsWith(place)
                && !Files.isWritable(place);
    }

    /** The first line of a message that may be of any length, fail itself, or not be there. */
    private static String words(Throwable thrown) {
        String type = thrown.getClass().getSimpleName();
        String name = type.isEmpty() ? thrown.getClass().getName() : type;
        String message;
        try {
            message =
                    Objects.requireNonNullElse(thrown.getMessage(), "")
                            .lines()
                            .findFirst()
                            .orElse("");
        } catch (RuntimeException | Error e) {
            return name + ", whose message cannot be had";
        }
        String said = message.isBlank() ? name : name + ": " + clipped(message);
        return said + Version.mismatch(thrown).map(words -> "; " + words).orElse("");
    }

    private static String clipped(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST) + "... (%d characters)".formatted(message.length());
    }
}
