package io.saltus.engine.catalog;

/**
 * A plugin broke a promise, and its author can mend it.
 *
 * <p>The message names the extension or plugin and its file, and says what it did and what it
 * should have done.
 */
public class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that names the plugin and its file. */
    public PluginException(String message) {
        super(message);
    }

    /** Returns that code of a plugin threw; says it where other versions are the reason. */
    static PluginException thrown(String what, Throwable thrown) {
        String why = Version.mismatch(thrown).map(words -> "; " + words).orElse("");
        return new PluginException(what + ": " + words(thrown) + why, thrown);
    }

    /** A message of many lines, or one that fails itself, is not repeated. */
    private static String words(Throwable thrown) {
        try {
            return thrown.toString().lines().findFirst().orElse("");
        } catch (RuntimeException | StackOverflowError e) {
            return thrown.getClass().getName();
        }
    }

    /**
     * Creates the exception with a message that names the plugin and its file, and what it threw.
     */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
