package io.saltus.engine.forecasting;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model to come, as a user names it.
 *
 * @param said what the user wrote
 * @param model the model, with what follows from what was said of it
 * @param place its place along whatever axis the curves have; none if the model's scales say it
 * @param form how the place was written, which says along which axes it means one
 */
public record Target(String said, Model model, OptionalDouble place, Form form) {

    /** How a place is written. */
    enum Form {
        /** {@code 1e25}: means a place along any axis. */
        NUMBER,
        /** {@code 70B}: a count of parameters or tokens; no operations, no date, no loss. */
        SIZE,
        /** {@code 2027-01-01}: a date, or a year along an axis of one's own. */
        DATE
    }

    /** Axes that count neither parameters, tokens nor steps, so that no size is a place there. */
    private static final List<Axis> WITHOUT_SIZES = List.of(Axis.COMPUTE, Axis.DATE, Axis.LOSS);

    /** Years in which a model may be released, so that a number of something else is told. */
    private static final double FIRST_YEAR = 1950;

    private static final double LAST_YEAR = 2200;

    /** Returns a target at a place along the axis of the curves. */
    public static Target at(double place) {
        String said = Numbers.exact(place);
        return new Target(said, Model.of(said), OptionalDouble.of(place), Form.NUMBER);
    }

    /** Returns a target that is a model with scales of its own. */
    public static Target of(Model model) {
        return new Target(model.name(), model, OptionalDouble.empty(), Form.NUMBER);
    }

    /**
     * Returns the model for curves along {@code axis}.
     *
     * @throws RequestException if the place does not lie on the axis, or is written as one along
     *     another
     */
    Model along(Axis axis) {
        if (place.isEmpty()) {
            return model;
        }
        if (!axis.accepts(place.getAsDouble()) || !isMeantAlong(axis)) {
            throw new RequestException(
                    "'--at %s' is no scale along %s%s; type %s"
                            .formatted(said, axis.id(), meaning(), example(axis)));
        }
        Model placed = Model.of(axis.words(place.getAsDouble()));
        return placed.at(axis, place.getAsDouble());
    }

    private boolean isMeantAlong(Axis axis) {
        double at = place.orElseThrow();
        return switch (form) {
            case SIZE -> !WITHOUT_SIZES.contains(axis);
            case DATE -> axis.equals(Axis.DATE) || !Axis.KNOWN.contains(axis);
            case NUMBER -> !axis.equals(Axis.DATE) || at >= FIRST_YEAR && at <= LAST_YEAR;
        };
    }

    private String meaning() {
        return switch (form) {
            case SIZE -> ": a number with k, M, B or T is one of parameters or tokens";
            case DATE -> ": it is a date";
            case NUMBER -> "";
        };
    }

    /** What to type instead. */
    private String example(Axis axis) {
        if (axis.equals(Axis.DATE)) {
            return "--at 2027-01-01";
        }
        if (form == Form.DATE) {
            return "--axis date --at " + said + ", or " + placeholder(axis);
        }
        return form == Form.SIZE && axis.equals(Axis.COMPUTE)
                ? "--at params=%s,tokens=15T, or the operations of training, --at 1e25"
                        .formatted(said)
                : placeholder(axis);
    }

    /** A place along {@code axis}, as one types it. */
    static String placeholder(Axis axis) {
        if (axis.equals(Axis.COMPUTE)) {
            return "--at 1e25 or --at params=70B,tokens=15T";
        }
        if (axis.equals(Axis.DATE)) {
            return "--at 2027-01-01";
        }
        boolean counted = axis.equals(Axis.PARAMETERS) || axis.equals(Axis.TOKENS);
        return counted ? "--at 70B" : "--at with a number";
    }
}
