package io.saltus.engine.forecasting;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Numbers;
import java.util.OptionalDouble;

/**
 * A model to come, as a user names it.
 *
 * @param said what the user wrote
 * @param model the model, with what follows from what was said of it
 * @param place its place along whatever axis the curves have; none if the model's scales say it
 */
public record Target(String said, Model model, OptionalDouble place) {

    /** Returns a target at a place along the axis of the curves. */
    public static Target at(double place) {
        String said = Numbers.exact(place);
        return new Target(said, Model.of(said), OptionalDouble.of(place));
    }

    /** Returns a target that is a model with scales of its own. */
    public static Target of(Model model) {
        return new Target(model.name(), model, OptionalDouble.empty());
    }

    /**
     * Returns the model for curves along {@code axis}.
     *
     * @throws RequestException if the place does not lie on the axis
     */
    Model along(Axis axis) {
        if (place.isEmpty()) {
            return model;
        }
        if (!axis.accepts(place.getAsDouble())) {
            throw new RequestException("'%s' is no scale along %s".formatted(said, axis.id()));
        }
        Model placed = Model.of(axis.words(place.getAsDouble()));
        return placed.at(axis, place.getAsDouble());
    }
}
