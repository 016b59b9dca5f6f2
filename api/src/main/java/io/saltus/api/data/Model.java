package io.saltus.api.data;

import io.saltus.api.words.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A model, or a checkpoint of one, and where it lies on each axis.
 *
 * @param name name of the model ({@code EleutherAI/pythia-1b}); not blank
 * @param family models that differ in scale only ({@code Pythia}); {@link #UNSPECIFIED} if unknown
 * @param run training run; the checkpoints of one run share it. By default the model's name
 * @param scales scale on each axis on which it is known, in the axis's unit
 */
public record Model(String name, String family, String run, Map<Axis, Double> scales) {

    /** The family of a model whose family is not known. */
    public static final String UNSPECIFIED = "unspecified";

    /**
     * @throws IllegalArgumentException if a name is blank, a scale is NaN or infinite, or a size is
     *     negative
     */
    public Model {
        if (name.isBlank() || family.isBlank() || run.isBlank()) {
            throw new IllegalArgumentException(
                    "a model's name, family and run must not be blank, got '%s', '%s', '%s'"
                            .formatted(name, family, run));
        }
        scales = Map.copyOf(scales);
        scales.forEach(
                (axis, scale) -> {
                    boolean counts = axis.spacing() == Axis.Spacing.LOGARITHMIC;
                    if (!Double.isFinite(scale) || counts && scale < 0) {
                        throw new IllegalArgumentException(
                                "'%s' has a scale of %s in %s; it must be finite%s"
                                        .formatted(
                                                name,
                                                Numbers.exact(scale),
                                                axis.id(),
                                                counts ? " and at least 0" : ""));
                    }
                });
    }

    /** Returns a model of which only the name is known. */
    public static Model of(String name) {
        return new Model(name, UNSPECIFIED, name, Map.of());
    }

    /** Returns this model as a member of {@code family}. */
    public Model inFamily(String family) {
        return new Model(name, family, run, scales);
    }

    /** Returns this model as a checkpoint of {@code run}. */
    public Model ofRun(String run) {
        return new Model(name, family, run, scales);
    }

    /** Returns this model with its scale on one more axis. */
    public Model at(Axis axis, double scale) {
        Map<Axis, Double> more = new LinkedHashMap<>(scales);
        more.put(axis, scale);
        return new Model(name, family, run, more);
    }

    /** Returns the scale on {@code axis} in the axis's unit, if it is known. */
    public OptionalDouble scale(Axis axis) {
        Double scale = scales.get(axis);
        return scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale);
    }
}
