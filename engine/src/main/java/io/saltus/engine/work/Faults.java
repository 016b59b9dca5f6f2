package io.saltus.engine.work;

import io.saltus.api.data.Issue;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Version;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in words what went wrong in a plugin or with a file. */
public final class Faults {

    /** The code of an issue that a plugin broke a promise. */
    public static final String FAILED = "plugin-failed";

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
        return entry.plugin().id() + " (" + entry.plugin().place() + ")";
    }

    /** Returns why a file or folder cannot be read or written. */
    public static String unreadable(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "cannot be read: it is not there";
        }
        return "cannot be read: " + words(e);
    }

    private static String words(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = thrown.getMessage();
        String said =
                message == null || message.isBlank()
                        ? name
                        : name + ": " + message.lines().findFirst().orElse("");
        return said + Version.mismatch(thrown).map(words -> "; " + words).orElse("");
    }
}
