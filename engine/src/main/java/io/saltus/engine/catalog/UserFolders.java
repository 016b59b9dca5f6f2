package io.saltus.engine.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a user's files are. The variable {@code HOME} counts before Java's {@code user.home}, which
 * is taken from the system's list of users and passes over what a container or a test says.
 */
public final class UserFolders {

    private UserFolders() {}

    /** Returns the user's own folder. */
    public static Path home() {
        return named("HOME", Path.of(System.getProperty("user.home")));
    }

    /** Returns where what can be made again is kept. */
    public static Path cache() {
        return named("XDG_CACHE_HOME", home().resolve(".cache")).resolve("saltus");
    }

    /** A variable that is no absolute path says nothing, as the XDG specification asks. */
    private static Path named(String variable, Path otherwise) {
        String value = System.getenv(variable);
        try {
            return value != null && !value.isBlank() && Path.of(value).isAbsolute()
                    ? Path.of(value)
                    : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
