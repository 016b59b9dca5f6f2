package io.saltus.api.data;

import java.util.OptionalInt;

/**
 * How the model was asked: the number of worked examples in the prompt and the strategy.
 *
 * @param shots number of examples in the prompt, at least 0, if known
 * @param strategy prompting or finetuning strategy: {@value #STANDARD}, {@code chain-of-thought},
 *     {@code scratchpad}, {@code instruction-tuned}, ...; not blank
 */
public record Setup(OptionalInt shots, String strategy) {

    /** The strategy of plain prompting, the baseline against which others are compared. */
    public static final String STANDARD = "standard";

    /** Plain prompting with an unknown number of shots. */
    public static final Setup UNKNOWN = new Setup(OptionalInt.empty(), STANDARD);

    /**
     * @throws IllegalArgumentException if shots are negative or the strategy is blank
     */
    public Setup {
        if (shots.isPresent() && shots.getAsInt() < 0) {
            throw new IllegalArgumentException("shots must be at least 0, got " + shots.getAsInt());
        }
        if (strategy.isBlank()) {
            throw new IllegalArgumentException("strategy must not be blank");
        }
    }

    /** Returns plain prompting with this many examples in the prompt. */
    public static Setup shots(int shots) {
        return new Setup(OptionalInt.of(shots), STANDARD);
    }

    /** Returns this setup under another strategy. */
    public Setup withStrategy(String strategy) {
        return new Setup(shots, strategy);
    }

    /**
     * Returns what is told of the setup: {@code chain-of-thought, 8-shot}; empty for plain
     * prompting with an unknown number of shots.
     */
    public String words() {
        String worked = shots.isPresent() ? shots.getAsInt() + "-shot" : "";
        if (strategy.equals(STANDARD)) {
            return worked;
        }
        return worked.isEmpty() ? strategy : strategy + ", " + worked;
    }
}
