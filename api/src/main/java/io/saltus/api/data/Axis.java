package io.saltus.api.data;

import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What "scale" means: the quantity along which models grow.
 *
 * <p>The set is open: a team may judge along any quantity of its own with {@link #of(String)}. An
 * axis knows where a scale lies on the <em>analysis axis</em>, on which every method works:
 *
 * <ul>
 *   <li>{@link Spacing#LOGARITHMIC}: position = log10(scale); one unit is a decade;
 *   <li>{@link Spacing#NEGATED}: position = -scale, for quantities that fall as models grow (loss).
 * </ul>
 *
 * @param id name in kebab case, as on the command line ({@code compute})
 * @param title name for people ({@code training compute})
 * @param unit unit of a scale ({@code FLOPs}); empty if it has none
 * @param spacing how a scale becomes a position
 */
public record Axis(String id, String title, String unit, Spacing spacing) {

    /** How a scale becomes a position on the analysis axis. */
    public enum Spacing {
        /** position = log10(scale); scales must be positive. */
        LOGARITHMIC,
        /** position = -scale; any finite scale. */
        NEGATED
    }

    /** Number of parameters, a count. */
    public static final Axis PARAMETERS =
            new Axis("parameters", "parameters", "parameters", Spacing.LOGARITHMIC);

    /** Tokens seen in training, a count. */
    public static final Axis TOKENS =
            new Axis("tokens", "training tokens", "tokens", Spacing.LOGARITHMIC);

    /** Training compute in floating-point operations. */
    public static final Axis COMPUTE =
            new Axis("compute", "training compute", "FLOPs", Spacing.LOGARITHMIC);

    /** Pre-training loss in nats per token; it falls as models grow. */
    public static final Axis LOSS =
            new Axis("loss", "pre-training loss", "nats per token", Spacing.NEGATED);

    /** Optimiser steps of a training run, a count. */
    public static final Axis STEPS =
            new Axis("steps", "training steps", "steps", Spacing.LOGARITHMIC);

    /**
     * Number of parameters to the last one, as a file counts them. One model has one place along
     * {@link #PARAMETERS}, its nominal size, whoever counted; the count itself is kept here.
     */
    public static final Axis EXACT_PARAMETERS =
            new Axis("exact-parameters", "exact parameters", "parameters", Spacing.LOGARITHMIC);

    /** Passes of a training run over its data. */
    public static final Axis EPOCHS =
            new Axis("epochs", "training epochs", "epochs", Spacing.LOGARITHMIC);

    /** The axes along which a training run moves, the best first. */
    public static final List<Axis> TRAINING = List.of(TOKENS, STEPS, EPOCHS);

    /** The axes Saltus knows by name, in the order in which they are offered. */
    public static final List<Axis> KNOWN = List.of(COMPUTE, PARAMETERS, TOKENS, LOSS, STEPS);

    /**
     * @throws IllegalArgumentException if {@code id} is not in kebab case or {@code title} is blank
     */
    public Axis {
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("axis id must be in kebab case, got '" + id + "'");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("axis title must not be blank");
        }
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(spacing, "spacing");
    }

    /**
     * Returns the known axis with this id, {@link #EXACT_PARAMETERS}, {@link #EPOCHS}, or a new
     * logarithmic axis without a unit.
     *
     * @throws IllegalArgumentException if {@code id} is not in kebab case
     */
    public static Axis of(String id) {
        return Stream.concat(KNOWN.stream(), Stream.of(EXACT_PARAMETERS, EPOCHS))
                .filter(axis -> axis.id.equals(id))
                .findFirst()
                .orElseGet(() -> new Axis(id, id, "", Spacing.LOGARITHMIC));
    }

    /** That of the id: scales are looked up by axis for every result. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns whether {@code scale} has a position: finite, and positive on a logarithmic axis. */
    public boolean accepts(double scale) {
        return Double.isFinite(scale) && (spacing == Spacing.NEGATED || scale > 0);
    }

    /**
     * Returns the position of {@code scale} on the analysis axis; larger models lie further right.
     *
     * @throws IllegalArgumentException if the axis does not {@linkplain #accepts accept} it
     */
    public double position(double scale) {
        if (!accepts(scale)) {
            throw new IllegalArgumentException(
                    spacing == Spacing.LOGARITHMIC
                            ? "a scale in "
                                    + id
                                    + " must be positive and finite, got "
                                    + Numbers.exact(scale)
                            : "a scale in " + id + " must be finite, got " + Numbers.exact(scale));
        }
        return spacing == Spacing.LOGARITHMIC ? Math.log10(scale) : -scale;
    }

    /** Returns the scale at {@code position}: the inverse of {@link #position}. */
    public double scale(double position) {
        return spacing == Spacing.LOGARITHMIC ? Math.pow(10, position) : -position;
    }

    /**
     * Returns the axis as the heading of a chart or a column says it: {@code Training compute
     * (FLOPs)}; without the unit where that says the same as the title.
     */
    public String heading() {
        int first = title.offsetByCodePoints(0, 1);
        String heading =
                title.substring(0, first).toUpperCase(Locale.ROOT) + title.substring(first);
        return unit.isEmpty() || unit.equals(title) ? heading : heading + " (" + unit + ")";
    }

    /** Returns a scale with its unit, to three digits: {@code 1.2e22 FLOPs}; {@code 40} without. */
    public String words(double scale) {
        return Numbers.of(scale) + (unit.isEmpty() ? "" : " " + unit);
    }
}
