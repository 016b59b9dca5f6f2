package io.saltus.api.data;

import io.saltus.api.words.Numbers;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What "scale" means: the quantity along which models grow.
 *
 * <p>The set is open: a team may judge along any quantity of its own with {@link #of(String)}. An
 * axis knows where a scale lies on the <em>analysis axis</em>, on which every method works:
 *
 * <ul>
 *   <li>{@link Spacing#LOGARITHMIC}: position = log10(scale); one unit is a decade;
 *   <li>{@link Spacing#NEGATED}: position = -scale, for quantities that fall as models grow (loss);
 *   <li>{@link Spacing#LINEAR}: position = scale, for dates and other quantities whose differences
 *       count.
 * </ul>
 *
 * <p>Two axes of one id are one axis, however each is titled and spaced.
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
        NEGATED,
        /** position = scale; any finite scale. */
        LINEAR
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

    /** When a model was released: a year with its fraction, {@code 2024.5} for 2 July 2024. */
    public static final Axis DATE = new Axis("date", "release date", "years", Spacing.LINEAR);

    /** The axes along which a training run moves, the best first. */
    public static final List<Axis> TRAINING = List.of(TOKENS, STEPS, EPOCHS);

    /** The axes Saltus knows by name, in the order in which they are offered. */
    public static final List<Axis> KNOWN = List.of(COMPUTE, PARAMETERS, TOKENS, LOSS, STEPS);

    /** The axes that have a meaning of their own and are offered to nobody by themselves. */
    public static final List<Axis> OTHERS = List.of(EXACT_PARAMETERS, EPOCHS, DATE);

    private static final int LINEAR_DIGITS = 6;

    private static final Pattern DATE_WORDS =
            Pattern.compile("([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?");

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
     * Returns the known axis with this id, {@link #EXACT_PARAMETERS}, {@link #EPOCHS}, {@link
     * #DATE}, or a new logarithmic axis without a unit.
     *
     * @throws IllegalArgumentException if {@code id} is not in kebab case
     */
    public static Axis of(String id) {
        return Stream.concat(KNOWN.stream(), OTHERS.stream())
                .filter(axis -> axis.id.equals(id))
                .findFirst()
                .orElseGet(() -> new Axis(id, id, "", Spacing.LOGARITHMIC));
    }

    /**
     * Returns a new axis without a unit, spaced as asked.
     *
     * @throws IllegalArgumentException if {@code id} is not in kebab case
     */
    public static Axis of(String id, Spacing spacing) {
        return new Axis(id, id, "", spacing);
    }

    /**
     * Returns a date as a place along {@link #DATE}: {@code 2024-09-18} as the year and the part of
     * it that has passed, {@code 2024-09} as the first of the month; nothing if it is no date.
     */
    public static OptionalDouble year(String date) {
        Matcher words = DATE_WORDS.matcher(date.strip());
        if (!words.matches()) {
            return OptionalDouble.empty();
        }
        try {
            String day = words.group(3) == null ? "01" : words.group(3);
            LocalDate when = LocalDate.parse(words.group(1) + "-" + words.group(2) + "-" + day);
            return OptionalDouble.of(
                    when.getYear() + (when.getDayOfYear() - 1.0) / when.lengthOfYear());
        } catch (DateTimeException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether the other is an axis of the same id: what scales are looked up by. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Axis that && id.equals(that.id);
    }

    /** That of the id: scales are looked up by axis for every result. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns whether {@code scale} has a position: finite, and positive on a logarithmic axis. */
    public boolean accepts(double scale) {
        return Double.isFinite(scale) && (spacing != Spacing.LOGARITHMIC || scale > 0);
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
        return switch (spacing) {
            case LOGARITHMIC -> Math.log10(scale);
            case NEGATED -> -scale;
            case LINEAR -> scale;
        };
    }

    /** Returns the scale at {@code position}: the inverse of {@link #position}. */
    public double scale(double position) {
        return switch (spacing) {
            case LOGARITHMIC -> Math.pow(10, position);
            case NEGATED -> -position;
            case LINEAR -> position;
        };
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

    /**
     * Returns a scale with its unit, to three digits: {@code 1.2e22 FLOPs}; {@code 40} without; a
     * place along {@link #DATE} as the day, {@code 2024-09-18}.
     */
    public String words(double scale) {
        return number(scale) + (unit.isEmpty() || equals(DATE) ? "" : " " + unit);
    }

    /**
     * Returns a scale without its unit, to three digits, six on a linear axis, whose differences
     * count; a place along {@link #DATE} as the day.
     */
    public String number(double scale) {
        if (equals(DATE) && scale >= 1 && scale < 9999) {
            int year = (int) Math.floor(scale);
            LocalDate first = LocalDate.of(year, 1, 1);
            return first.plusDays(Math.round((scale - year) * first.lengthOfYear())).toString();
        }
        return spacing == Spacing.LINEAR ? Numbers.of(scale, LINEAR_DIGITS) : Numbers.of(scale);
    }
}
