package io.saltus.api.verdict;

import java.util.Objects;

/**
 * A named number with its unit and meaning.
 *
 * @param name name in kebab case; the same quantity has the same name in every criterion
 * @param value the number; may be infinite where the formula is, but not NaN: leave out a quantity
 *     that does not exist
 * @param unit unit; empty for a pure number
 * @param meaning what the number says, in one sentence
 */
public record Quantity(String name, double value, String unit, String meaning) {

    /**
     * @throws IllegalArgumentException if the name is blank or the value is NaN
     */
    public Quantity {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a quantity needs a name");
        }
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "'%s' is NaN; leave out a quantity that does not exist".formatted(name));
        }
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(meaning, "meaning");
    }
}
