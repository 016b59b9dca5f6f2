package io.saltus.plugins.emergence.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of a decision on a curve of many models where one of them is left out (Quenouille
 * 1949, Tukey 1958).
 *
 * @param rest the decision without each model, in the order of the models
 */
public record Jackknife(List<EmergenceDecision> rest) {

    /** Copies. */
    public Jackknife {
        rest = List.copyOf(rest);
    }

    /** The models, as indices, without any one of which the curve is not emergent. */
    public List<Integer> decisive() {
        return IntStream.range(0, rest.size())
                .filter(i -> !rest.get(i).emergent())
                .boxed()
                .toList();
    }

    /**
     * Standard error of the onset over the choice of models: ((M - 1) / M sum of (x_i - mean)^2)^.5
     * over the M onsets, decades; 0 with fewer than two.
     */
    public double onsetError() {
        double[] onsets =
                rest.stream()
                        .flatMap(decision -> decision.onset().stream())
                        .mapToDouble(OnsetEstimate::position)
                        .toArray();
        int size = onsets.length;
        if (size < 2) {
            return 0;
        }
        double mean = 0;
        for (double onset : onsets) {
            mean += onset / size;
        }
        double square = 0;
        for (double onset : onsets) {
            square += (onset - mean) * (onset - mean);
        }
        return Math.sqrt((size - 1.0) / size * square);
    }
}
