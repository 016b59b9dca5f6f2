package io.saltus.plugins.emergence.decision;

import io.saltus.plugins.emergence.onset.OnsetEstimate;
import io.saltus.statistics.resampling.Jackknife;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of a decision on a curve of many models where one of them is left out.
 *
 * @param rest the decision without each model, in the order of the models
 */
public record WithoutEachModel(List<EmergenceDecision> rest) {

    /** Copies. */
    public WithoutEachModel {
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
     * Jackknife standard error of the onset over the choice of models, decades; 0 with fewer than
     * two onsets.
     */
    public double onsetError() {
        return Jackknife.standardError(
                rest.stream()
                        .flatMap(decision -> decision.onset().stream())
                        .mapToDouble(OnsetEstimate::position)
                        .toArray());
    }
}
