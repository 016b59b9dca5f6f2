package io.saltus.engine.calibration;

import io.saltus.api.data.Axis;
import java.util.Optional;

/**
 * What simulated curves have in common: where the models lie, and how they are measured.
 *
 * <p>The number of right answers is Bin(n, p). With overdispersion s, logit p is off by s N(0, 1),
 * independently at each scale. In a {@linkplain Pool pool}, each family is off in the logit of z
 * and in effective compute, too.
 *
 * @param layout where the models lie, and how many examples each is asked
 * @param chance chance level, in [0, 1)
 * @param overdispersion s; at least 0
 * @param axis what scale means
 * @param stated what a result says of its noise
 */
public record Design(
        Layout layout, double chance, double overdispersion, Axis axis, Stated stated) {

    /** What a result says of its noise. */
    public enum Stated {
        /** The number of examples. */
        EXAMPLES,
        /** The standard error over the examples. */
        STANDARD_ERROR
    }

    /**
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public Design {
        if (!(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException("a chance level is in [0, 1), got " + chance);
        }
        if (!(overdispersion >= 0 && overdispersion <= 5)) {
            throw new IllegalArgumentException(
                    "overdispersion is in [0, 5], got " + overdispersion);
        }
    }

    /** A design along compute whose results state the number of examples. */
    public Design(Layout layout, double chance, double overdispersion) {
        this(layout, chance, overdispersion, Axis.COMPUTE, Stated.EXAMPLES);
    }

    /** Returns whether curves of {@code shape} can have this design. */
    public boolean suits(KnownShape shape) {
        return chance == 0 || !shape.truth().equals(Optional.of(Truth.UNDER_METRIC));
    }
}
