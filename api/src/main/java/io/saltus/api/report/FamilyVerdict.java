package io.saltus.api.report;

import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Numbers;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a criterion says of one family, beside others: see {@link FamilyComparison}.
 *
 * @param family name of the family, or of the training run
 * @param outcome the answer
 * @param probability that the ability is emergent; absent where the criterion could not tell
 * @param onset the critical scale; only with {@link Outcome#EMERGENT}
 * @param smallest scale of its smallest model
 * @param largest scale of its largest model
 */
public record FamilyVerdict(
        String family,
        Outcome outcome,
        OptionalDouble probability,
        Optional<Onset> onset,
        double smallest,
        double largest) {

    /**
     * @throws IllegalArgumentException if the family is blank, the probability not in [0, 1], or
     *     there is an onset without {@link Outcome#EMERGENT}
     */
    public FamilyVerdict {
        Objects.requireNonNull(outcome, "outcome");
        if (probability.isPresent()
                && !(probability.getAsDouble() >= 0 && probability.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("a probability must be in [0, 1]: " + probability);
        }
        if (family.isBlank()) {
            throw new IllegalArgumentException("a verdict beside others needs a family");
        }
        if (onset.isPresent() && outcome != Outcome.EMERGENT) {
            throw new IllegalArgumentException(
                    "only an emergent ability has an onset, not that of " + family);
        }
    }

    /**
     * Returns the family with its probability, if there is one: {@code Qwen .97}, {@code Yi >.99}.
     */
    public String words() {
        if (probability.isEmpty()) {
            return family;
        }
        return family + " " + Numbers.probability(probability.getAsDouble());
    }
}
