package io.saltus.api.report;

import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one criterion says of one ability in several families, side by side.
 *
 * @param task name of the task
 * @param setup how it was asked
 * @param metric name of the metric
 * @param axis what scale means
 * @param criterion the criterion, as set
 * @param runs whether the curves are those of training runs, not of families
 * @param families the verdicts, at least two, in the order of the report
 * @param onset the onset that the emergent ones share; absent where fewer than three have an
 *     interval
 */
public record FamilyComparison(
        String task,
        Setup setup,
        String metric,
        Axis axis,
        Configured criterion,
        boolean runs,
        List<FamilyVerdict> families,
        Optional<SharedOnset> onset) {

    /** Onsets differ where, were they one, they would be as far apart with a lower probability. */
    public static final double LEVEL = .05;

    /** So many names stand in a sentence; more are counted. */
    private static final int FEW = 5;

    /**
     * @throws IllegalArgumentException if there are fewer than two families
     */
    public FamilyComparison {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(onset, "onset");
        families = List.copyOf(families);
        if (families.size() < 2) {
            throw new IllegalArgumentException("one family stands beside no other: " + task);
        }
    }

    /** Returns whether this compares the family of {@code finding} with others. */
    public boolean holds(Finding finding) {
        Subject subject = finding.curve().subject();
        return criterion.equals(finding.criterion())
                && task.equals(subject.task())
                && setup.equals(subject.setup())
                && metric.equals(subject.metric().name())
                && axis.equals(subject.axis());
    }

    /** Returns the families with this outcome. */
    public List<FamilyVerdict> with(Outcome outcome) {
        return families.stream().filter(family -> family.outcome() == outcome).toList();
    }

    /**
     * Returns the families that contradict the emergent ones: not emergent, though measured on both
     * sides of the onsets, intervals included, of all that are. A family that ends before, or
     * begins after, tells nothing against them.
     */
    public List<FamilyVerdict> contrary() {
        List<FamilyVerdict> emergent = with(Outcome.EMERGENT);
        if (emergent.isEmpty()) {
            return List.of();
        }
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (FamilyVerdict family : emergent) {
            if (family.onset().isPresent()) {
                Onset own = family.onset().get();
                first = Math.min(first, axis.position(own.lower().orElse(own.scale())));
                last = Math.max(last, axis.position(own.upper().orElse(own.scale())));
            }
        }
        double from = first;
        double to = last;
        return with(Outcome.NOT_EMERGENT).stream()
                .filter(
                        family ->
                                axis.position(family.smallest()) < from
                                        && axis.position(family.largest()) > to)
                .toList();
    }

    /**
     * Returns whether the outcomes agree: all decided ones are alike, or none {@linkplain #contrary
     * contradicts} two or more that are emergent. Empty where nothing can be compared: fewer than
     * two are decided, or one is emergent and no other was measured on both sides of its onset.
     */
    public Optional<Boolean> outcomesAgree() {
        int emergent = with(Outcome.EMERGENT).size();
        int not = with(Outcome.NOT_EMERGENT).size();
        if (!contrary().isEmpty()) {
            return Optional.of(false);
        }
        return emergent == 1 || emergent + not < 2 ? Optional.empty() : Optional.of(true);
    }

    /** Returns how far two onsets are apart, where the families share none of three or more. */
    public Optional<OnsetDifference> difference() {
        return onset.isPresent()
                ? Optional.empty()
                : OnsetDifference.of(axis, with(Outcome.EMERGENT));
    }

    /** Returns whether the onsets of the emergent ones agree, at {@link #LEVEL}, if it is known. */
    public Optional<Boolean> onsetsAgree() {
        return onset.map(shared -> shared.pValue() >= LEVEL)
                .or(() -> difference().map(OnsetDifference::mayBeNone));
    }

    /** Returns the ability with what it was measured by: {@code GSM8K (exact_match, 5-shot)}. */
    public String ability() {
        String asked = setup.words();
        return "%s (%s)".formatted(task, asked.isEmpty() ? metric : metric + ", " + asked);
    }

    /**
     * Returns what came out, each family with its probability: {@code emergent in 2 of 3 families
     * (Llama-2 .97, Qwen >.99; not Pythia .03); from 2.1e22 FLOPs on [1.2e22, 3.9e22], no scatter
     * beyond their intervals (p = 0.4); outcomes agree, Pythia not measured on both sides of these
     * onsets}.
     */
    public String words() {
        List<String> parts = new ArrayList<>();
        parts.add(counted());
        onsetWords().ifPresent(parts::add);
        agreementWords().ifPresent(parts::add);
        return String.join("; ", parts);
    }

    private String counted() {
        List<String> groups = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            List<FamilyVerdict> those = with(outcome);
            if (!those.isEmpty()) {
                String word =
                        switch (outcome) {
                            case EMERGENT -> "";
                            case NOT_EMERGENT -> "not ";
                            case UNDECIDED -> "undecided ";
                        };
                groups.add(word + listed(those, FamilyVerdict::words));
            }
        }
        int emergent = with(Outcome.EMERGENT).size();
        return "emergent in %s of %d %s (%s)"
                .formatted(
                        emergent == 0 ? "none" : Integer.toString(emergent),
                        families.size(),
                        runs ? "training runs" : "families",
                        String.join("; ", groups));
    }

    /**
     * Returns where the ability begins and how far families scatter about that, in words; empty
     * where no onset is known.
     */
    public Optional<String> onsetWords() {
        if (onset.isPresent()) {
            return Optional.of(
                    "from %s on [%s, %s]%s"
                            .formatted(
                                    axis.words(onset.get().scale()),
                                    Numbers.of(onset.get().lower()),
                                    Numbers.of(onset.get().upper()),
                                    scatterWords(onset.get())));
        }
        List<Onset> own = with(Outcome.EMERGENT).stream().flatMap(f -> f.onset().stream()).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        String unit = axis.unit().isEmpty() ? "" : " " + axis.unit();
        return Optional.of(
                "from "
                        + listed(own, Onset::words)
                        + unit
                        + " on"
                        + difference().map(this::differenceWords).orElse(""));
    }

    /** Of two, what they tell of each other; how far families scatter they do not. */
    private String differenceWords(OnsetDifference two) {
        return ", %s %s %s after %s [%s, %s]%s; two onsets do not tell how far families scatter"
                .formatted(
                        two.later(),
                        Numbers.of(two.difference(), 2),
                        unitOfScatter(),
                        two.earlier(),
                        Numbers.of(two.lower(), 2),
                        Numbers.of(two.upper(), 2),
                        two.mayBeNone() ? "" : ", more than their intervals explain");
    }

    private String unitOfScatter() {
        return axis.spacing() == Axis.Spacing.LOGARITHMIC ? "decades" : axis.unit();
    }

    private String scatterWords(SharedOnset shared) {
        String of =
                shared.families() < with(Outcome.EMERGENT).size()
                        ? " by the %d with an interval".formatted(shared.families())
                        : "";
        String scatter =
                "scatter %s %s".formatted(Numbers.of(shared.scatter(), 2), unitOfScatter());
        String told =
                shared.scatter() == 0
                        ? "no scatter beyond their intervals"
                        : shared.pValue() < LEVEL
                                ? scatter + ", more than their intervals explain"
                                : scatter + ", not certain";
        return "%s, %s (p = %s)".formatted(of, told, Numbers.of(shared.pValue(), 2));
    }

    /** Returns where the onset of one more family is to be expected, in words, with 95%. */
    public Optional<String> nextWords() {
        return onset.filter(shared -> shared.nextLower().isPresent())
                .map(
                        shared ->
                                "[%s, %s]"
                                        .formatted(
                                                Numbers.of(shared.nextLower().orElseThrow()),
                                                Numbers.of(shared.nextUpper().orElseThrow())));
    }

    /**
     * Returns whether the {@linkplain #outcomesAgree outcomes agree}, in words; empty where nothing
     * can be compared.
     */
    public Optional<String> agreementWords() {
        return outcomesAgree().map(agree -> agree ? agreement() : contradiction());
    }

    private String agreement() {
        List<FamilyVerdict> not = with(Outcome.NOT_EMERGENT);
        return with(Outcome.EMERGENT).isEmpty() || not.isEmpty()
                ? "outcomes agree"
                : "outcomes agree, %s not measured on both sides of these onsets"
                        .formatted(listed(not, FamilyVerdict::family));
    }

    /**
     * A high probability without the outcome: the criterion had another reason, such as a metric.
     */
    private String contradiction() {
        List<FamilyVerdict> contrary = contrary();
        boolean probable =
                contrary.stream().allMatch(family -> family.probability().orElse(0) >= .5);
        return "outcomes differ%s: not in %s, measured on both sides of %s"
                .formatted(
                        probable ? " for another reason than the probability" : "",
                        listed(contrary, FamilyVerdict::family),
                        with(Outcome.EMERGENT).size() == 1 ? "that onset" : "these onsets");
    }

    private static <T> String listed(List<T> all, Function<T, String> words) {
        int shown = all.size() > FEW + 1 ? FEW : all.size();
        String names = all.stream().limit(shown).map(words).collect(Collectors.joining(", "));
        return shown < all.size() ? names + " and " + (all.size() - shown) + " more" : names;
    }
}
