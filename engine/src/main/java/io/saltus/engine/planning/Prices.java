package io.saltus.engine.planning;

import io.saltus.api.data.RequestException;
import java.util.OptionalDouble;

/**
 * What a measurement costs.
 *
 * @param flop price of a floating-point operation of training
 * @param example price of answering one example, whatever the model; none: as many operations as it
 *     takes, 2 N per token (Kaplan et al. 2020) of {@value #TOKENS} tokens, at the price of
 *     training
 */
public record Prices(double flop, OptionalDouble example) {

    /** Tokens of an example and its answer, where nothing is said. */
    public static final int TOKENS = 1000;

    /** In operations. */
    public static final Prices OPERATIONS = new Prices(1, OptionalDouble.empty());

    /**
     * @throws RequestException if a price is negative or not finite
     */
    public Prices {
        double each = example.orElse(0);
        if (!(flop >= 0 && Double.isFinite(flop)) || !(each >= 0 && Double.isFinite(each))) {
            throw new RequestException(
                    "a price is a number of at least 0, got flop=%s, example=%s"
                            .formatted(flop, each));
        }
    }

    /** Returns the price of answering examples; none if it depends on a size that is unknown. */
    OptionalDouble examples(double count, OptionalDouble parameters) {
        if (example.isPresent()) {
            return OptionalDouble.of(count * example.getAsDouble());
        }
        return parameters.isPresent()
                ? OptionalDouble.of(count * 2 * parameters.getAsDouble() * TOKENS * flop)
                : OptionalDouble.empty();
    }
}
