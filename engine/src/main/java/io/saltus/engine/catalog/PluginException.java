package io.saltus.engine.catalog;

import io.saltus.api.data.Issue;

/**
 * A plugin broke a promise, and its author can mend it.
 *
 * <p>The message names the extension or plugin and its file, and says what it did and what it
 * should have done.
 */
public class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose it is, as issues name a place; empty until it is known. */
    private final String place;

    private final String why;

    private PluginException(String place, String why, Throwable cause) {
        super(place.isEmpty() ? why : place + ": " + why, cause);
        this.place = place;
        this.why = why;
    }

    /** Creates the exception with a message that names the plugin and its file. */
    public PluginException(String message) {
        super(message);
        this.place = "";
        this.why = message;
    }

    /** Returns that code of a plugin threw; says it where other versions are the reason. */
    static PluginException thrown(String what, Throwable thrown) {
        String mismatch = Version.mismatch(thrown).map(words -> "; " + words).orElse("");
        return new PluginException(what + ": " + words(thrown) + mismatch, thrown);
    }

    /** Returns it as what this plugin did, unless it is known whose it is. */
    PluginException of(Plugin plugin) {
        return place.isEmpty() ? new PluginException(plugin.name(), why, this) : this;
    }

    /** Returns it as an issue at the plugin, or at {@code place} if it is not known whose it is. */
    public Issue issue(String place) {
        return new Issue(this.place.isEmpty() ? place : this.place, why).coded("plugin-failed");
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
        this("", message, cause);
    }
}
