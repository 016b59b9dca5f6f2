package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Axis;
import io.saltus.sources.results.WrittenScore;
import java.util.OptionalDouble;

/** Where along an axis a value was logged. */
final class LoggedPlace {

    private LoggedPlace() {}

    /**
     * Returns the place that a cell says.
     *
     * @throws IllegalArgumentException if it is no number, or a step between two steps
     */
    static OptionalDouble of(Axis axis, String text) {
        double place = WrittenScore.of(text).value();
        if (axis.equals(Axis.STEPS) && place != Math.rint(place)) {
            throw new IllegalArgumentException(
                    "'step' must be a whole number, got '%s'".formatted(text));
        }
        return OptionalDouble.of(place);
    }
}
