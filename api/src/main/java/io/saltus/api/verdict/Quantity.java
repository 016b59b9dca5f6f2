package io.saltus.api.verdict;

import io.saltus.api.words.Numbers;
import java.util.Objects;

/**
 * A named number with its unit, its meaning and its role.
 *
 * @param name name in kebab case; the same quantity has the same name in every criterion
 * @param value the number; may be infinite where the formula is, but not NaN: leave out a quantity
 *     that does not exist
 * @param unit unit; empty for a pure number
 * @param meaning what the number says, in one sentence
 * @param role what it is to a reader who does not know the criterion
 */
public record Quantity(String name, double value, String unit, String meaning, Role role) {

    /**
     * @throws IllegalArgumentException if the name is blank, the value is NaN, or a p-value or a
     *     probability is not in [0, 1]
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
        Objects.requireNonNull(role, "role");
        boolean share =
                role.equals(Role.P_VALUE)
                        || role.equals(Role.ADJUSTED_P_VALUE)
                        || role.equals(Role.PROBABILITY);
        if (share && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "'%s' is a %s and must be in [0, 1], got %s"
                            .formatted(name, role.id(), Numbers.exact(value)));
        }
    }

    /** A number that is nothing but a {@link Role#MEASURE}. */
    public Quantity(String name, double value, String unit, String meaning) {
        this(name, value, unit, meaning, Role.MEASURE);
    }

    /**
     * Returns the p-value of a verdict's one hypothesis; the study adjusts it for how many it asks.
     *
     * @param value in [0, 1]; what rounding put a little outside is brought back
     * @throws IllegalArgumentException if it is NaN
     */
    public static Quantity pValue(String name, double value, String meaning) {
        return new Quantity(name, Math.min(1, Math.max(0, value)), "", meaning, Role.P_VALUE);
    }

    /** Returns this quantity in another role. */
    public Quantity as(Role role) {
        return new Quantity(name, value, unit, meaning, role);
    }
}
