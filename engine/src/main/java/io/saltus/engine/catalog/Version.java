package io.saltus.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The version of Saltus, and of the API against which plugins are checked. */
public final class Version {

    /** This version, such as {@code 0.1.0}. */
    public static final String CURRENT = read();

    private Version() {}

    /**
     * Returns what an error says of versions: that a plugin was compiled against others; nothing if
     * it is no such error.
     */
    public static Optional<String> mismatch(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        boolean missing =
                thrown instanceof NoClassDefFoundError && !message.startsWith("Could not init");
        if (!missing && !(thrown instanceof IncompatibleClassChangeError)) {
            return Optional.empty();
        }
        String api = "it was compiled against another version of the API (this is " + CURRENT + ")";
        return Optional.of(
                message.replace('/', '.').contains("io.saltus.api.")
                        ? api
                        : api + " or of a library that it needs");
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
