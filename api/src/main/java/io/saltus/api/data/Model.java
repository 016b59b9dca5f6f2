package io.saltus.api.data;

import io.saltus.api.words.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model, or a checkpoint of one, and where it lies on each axis.
 *
 * @param name name of the model ({@code EleutherAI/pythia-1b}); not blank
 * @param family models that differ in scale only ({@code Pythia}); {@link #UNSPECIFIED} if unknown
 * @param run training run; the checkpoints of one run share it. By default the model's name
 * @param scales scale on each axis on which it is known, in the axis's unit
 * @param traits what else is known of it, in words, by name: {@value #VARIANT}, {@value #RELEASED}
 * @param provenance where a fact came from, by its name ({@value #NAME}, {@value #FAMILY}, the id
 *     of an axis, a trait); what is not named is stated by the data
 */
public record Model(
        String name,
        String family,
        String run,
        Map<Axis, Double> scales,
        Map<String, String> traits,
        Map<String, String> provenance) {

    /** The fact that is the model's name. */
    public static final String NAME = "name";

    /** The fact that is the model's family. */
    public static final String FAMILY = "family";

    /**
     * The trait that says what was done to the model after its training, or how it is run: {@code
     * instruct}, {@code adapter}, {@code quantised}; none for a base model.
     */
    public static final String VARIANT = "variant";

    /** The trait that says when the model was released, as {@code 2024-09-18}. */
    public static final String RELEASED = "released";

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
        traits = Map.copyOf(traits);
        provenance = Map.copyOf(provenance);
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

    /** A model whose data state all of this. */
    public Model(String name, String family, String run, Map<Axis, Double> scales) {
        this(name, family, run, scales, Map.of(), Map.of());
    }

    /** Returns a model of which only the name is known. */
    public static Model of(String name) {
        return new Model(name, UNSPECIFIED, name, Map.of());
    }

    /** Returns whether the family is known. */
    public boolean hasFamily() {
        return !family.equals(UNSPECIFIED);
    }

    /** Returns this model as a member of {@code family}. */
    public Model inFamily(String family) {
        return new Model(name, family, run, scales, traits, provenance);
    }

    /** Returns this model as a checkpoint of {@code run}. */
    public Model ofRun(String run) {
        return new Model(name, family, run, scales, traits, provenance);
    }

    /** Returns this model with its scale on one more axis. */
    public Model at(Axis axis, double scale) {
        Map<Axis, Double> more = new LinkedHashMap<>(scales);
        more.put(axis, scale);
        return new Model(name, family, run, more, traits, provenance);
    }

    /** Returns this model with one more trait, such as {@link #VARIANT}. */
    public Model withTrait(String trait, String words) {
        Map<String, String> more = new LinkedHashMap<>(traits);
        more.put(trait, words);
        return new Model(name, family, run, scales, more, provenance);
    }

    /**
     * Returns this model with where a fact of it came from.
     *
     * @param fact {@link #NAME}, {@link #FAMILY}, the id of an axis, or a trait
     * @param where the place in words: {@code its name}, {@code the file's folder}
     */
    public Model knownFrom(String fact, String where) {
        Map<String, String> more = new LinkedHashMap<>(provenance);
        more.put(fact, where);
        return new Model(name, family, run, scales, traits, more);
    }

    /** Returns the words of a trait, if it is known. */
    public Optional<String> trait(String trait) {
        return Optional.ofNullable(traits.get(trait));
    }

    /** Returns the scale on {@code axis} in the axis's unit, if it is known. */
    public OptionalDouble scale(Axis axis) {
        Double scale = scales.get(axis);
        return scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale);
    }
}
