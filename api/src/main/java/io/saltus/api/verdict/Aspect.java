package io.saltus.api.verdict;

import java.util.Objects;

/**
 * A named categorical result: {@code predictability = unpredicted}.
 *
 * @param name name in kebab case
 * @param value the category, in kebab case
 * @param meaning what this value means, in one sentence for a reader who knows neither
 */
public record Aspect(String name, String value, String meaning) {

    /**
     * @throws IllegalArgumentException if the name or the value is blank
     */
    public Aspect {
        if (name.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException(
                    "an aspect needs a name and a value, got '%s' and '%s'".formatted(name, value));
        }
        Objects.requireNonNull(meaning, "meaning");
    }
}
