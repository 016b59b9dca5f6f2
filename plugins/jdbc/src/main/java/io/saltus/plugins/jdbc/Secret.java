package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.util.Properties;

/** A password, which no message shows. */
final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Returns what an environment variable holds; nothing if no variable is named.
     *
     * @throws RequestException if there is no such variable
     */
    static Secret of(String variable) {
        String name = variable.strip();
        if (name.isEmpty()) {
            return new Secret("");
        }
        String text = System.getenv(name);
        if (text == null) {
            throw new RequestException(
                    "there is no environment variable '"
                            + name
                            + "' (passwordVariable names the one that holds the password)");
        }
        return new Secret(text);
    }

    /** Returns whether a URL holds a password. */
    static boolean isIn(String url) {
        return !Location.withoutSecrets(url).equals(url);
    }

    void putInto(Properties properties) {
        if (!text.isEmpty()) {
            properties.setProperty("password", text);
        }
    }

    String removedFrom(String message) {
        return text.isEmpty() ? message : message.replace(text, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
