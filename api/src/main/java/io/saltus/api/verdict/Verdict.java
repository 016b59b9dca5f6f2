package io.saltus.api.verdict;

import io.saltus.api.words.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a criterion says of a curve.
 *
 * <p>Start from {@link #emergent}, {@link #notEmergent} or {@link #undecided} and add to it:
 *
 * <pre>{@code
 * return Verdict.notEmergent(Shape.SMOOTH, "rises by " + gain + " from one end to the other")
 *         .with(new Quantity("largest-gain", gain, "", "largest step between two scales"));
 * }</pre>
 *
 * <p>Who changes another's verdict does so by these methods, never by the constructor: they keep
 * what a later version adds.
 *
 * @param outcome the answer
 * @param shape the form of the curve
 * @param reason one sentence a person can act on, without a full stop
 * @param onset the critical scale; only with {@link Outcome#EMERGENT}
 * @param aspects named categorical results; no two of one name
 * @param quantities named numbers; no two of one name
 * @param overlays lines and bands over the points
 */
public record Verdict(
        Outcome outcome,
        Shape shape,
        String reason,
        Optional<Onset> onset,
        List<Aspect> aspects,
        List<Quantity> quantities,
        List<Overlay> overlays) {

    /**
     * @throws IllegalArgumentException if the reason is blank, there is an onset without {@link
     *     Outcome#EMERGENT}, or two aspects or two quantities have one name
     */
    public Verdict {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(shape, "shape");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a verdict needs a reason");
        }
        if (onset.isPresent() && outcome != Outcome.EMERGENT) {
            throw new IllegalArgumentException(
                    "only an emergent ability has an onset, not one that is "
                            + Names.word(outcome));
        }
        aspects = List.copyOf(aspects);
        quantities = List.copyOf(quantities);
        overlays = List.copyOf(overlays);
        requireDistinct("aspects", aspects.stream().map(Aspect::name).toList());
        requireDistinct("quantities", quantities.stream().map(Quantity::name).toList());
    }

    /** Returns that the ability is emergent, without an onset; see {@link #from(Onset)}. */
    public static Verdict emergent(Shape shape, String reason) {
        return of(Outcome.EMERGENT, shape, reason);
    }

    /** Returns that the ability is not emergent. */
    public static Verdict notEmergent(Shape shape, String reason) {
        return of(Outcome.NOT_EMERGENT, shape, reason);
    }

    /**
     * Returns that the data do not suffice; the reason says what is missing and what would supply
     * it.
     */
    public static Verdict undecided(String reason) {
        return of(Outcome.UNDECIDED, Shape.UNKNOWN, reason);
    }

    private static Verdict of(Outcome outcome, Shape shape, String reason) {
        return new Verdict(
                outcome, shape, reason, Optional.empty(), List.of(), List.of(), List.of());
    }

    /** Returns this verdict with the critical scale. */
    public Verdict from(Onset onset) {
        return new Verdict(
                outcome, shape, reason, Optional.of(onset), aspects, quantities, overlays);
    }

    /** Returns this verdict for a curve of the given form. */
    public Verdict shaped(Shape shape) {
        return new Verdict(outcome, shape, reason, onset, aspects, quantities, overlays);
    }

    /** Returns this verdict for another reason. */
    public Verdict because(String reason) {
        return new Verdict(outcome, shape, reason, onset, aspects, quantities, overlays);
    }

    /**
     * Returns this verdict with another answer and its reason; without the onset unless the answer
     * is {@link Outcome#EMERGENT}.
     */
    public Verdict answering(Outcome outcome, String reason) {
        return new Verdict(
                outcome,
                shape,
                reason,
                outcome == Outcome.EMERGENT ? onset : Optional.empty(),
                aspects,
                quantities,
                overlays);
    }

    /** Returns this verdict with a quantity in place of the one of its name, or as one more. */
    public Verdict replacing(Quantity quantity) {
        List<Quantity> all = new ArrayList<>(quantities);
        all.replaceAll(old -> old.name().equals(quantity.name()) ? quantity : old);
        return all.contains(quantity)
                ? new Verdict(outcome, shape, reason, onset, aspects, all, overlays)
                : with(quantity);
    }

    /** Returns this verdict with one more aspect. */
    public Verdict with(Aspect aspect) {
        return new Verdict(
                outcome,
                shape,
                reason,
                onset,
                append(aspects, List.of(aspect)),
                quantities,
                overlays);
    }

    /** Returns this verdict with more quantities, in this order. */
    public Verdict with(Quantity... more) {
        return withQuantities(List.of(more));
    }

    /** Returns this verdict with more quantities, in this order. */
    public Verdict withQuantities(List<Quantity> more) {
        return new Verdict(
                outcome, shape, reason, onset, aspects, append(quantities, more), overlays);
    }

    /** Returns this verdict with one more overlay. */
    public Verdict with(Overlay overlay) {
        return new Verdict(
                outcome,
                shape,
                reason,
                onset,
                aspects,
                quantities,
                append(overlays, List.of(overlay)));
    }

    /** Returns the value of the quantity with this name, if there is one. */
    public OptionalDouble quantity(String name) {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals(name))
                .mapToDouble(Quantity::value)
                .findFirst();
    }

    /**
     * Returns the probability that the ability is emergent, in [0, 1]: the quantity {@code
     * probability} of the role {@link Role#PROBABILITY}, if there is one.
     */
    public OptionalDouble probability() {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals("probability"))
                .filter(quantity -> quantity.role().equals(Role.PROBABILITY))
                .mapToDouble(Quantity::value)
                .findFirst();
    }

    /** Returns the value of the aspect with this name, if there is one. */
    public Optional<String> aspect(String name) {
        return aspects.stream()
                .filter(aspect -> aspect.name().equals(name))
                .map(Aspect::value)
                .findFirst();
    }

    private static <T> List<T> append(List<T> first, List<T> then) {
        List<T> both = new ArrayList<>(first);
        both.addAll(then);
        return both;
    }

    private static void requireDistinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two %s are named '%s'".formatted(what, name));
            }
        }
    }
}
