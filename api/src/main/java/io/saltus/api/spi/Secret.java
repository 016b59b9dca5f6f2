package io.saltus.api.spi;

import java.util.Optional;

/**
 * A setting that nobody may read, such as a key: users give the name of the environment variable
 * that holds it, {@code warehouse:token=WAREHOUSE_TOKEN}. It is shown as {@value #SHOWN} wherever
 * settings are shown: in reports, in messages, by {@code plugins describe}.
 *
 * @param variable name of the environment variable; empty for none
 */
public record Secret(String variable) {

    /** No secret: the default of a setting. */
    public static final Secret NONE = new Secret("");

    /** What stands in its place wherever it is shown. */
    public static final String SHOWN = "***";

    /**
     * @throws IllegalArgumentException if it is not the name of a variable; the message does not
     *     repeat it, lest it be the secret itself
     */
    public Secret {
        if (!variable.matches("([A-Za-z_][A-Za-z0-9_]*)?")) {
            throw new IllegalArgumentException(
                    "a secret is given by the name of an environment variable: letters, digits and"
                            + " underscores");
        }
    }

    /** Returns what the variable holds; nothing if there is none of this name or it is blank. */
    public Optional<String> value() {
        return variable.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return variable.isEmpty() ? "" : SHOWN;
    }
}
