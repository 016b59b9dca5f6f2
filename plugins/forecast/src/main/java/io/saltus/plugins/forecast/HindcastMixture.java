package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mixes all methods by how well each would have foreseen the study's own largest scales.
 *
 * <p>Weights are those of {@link HindcastWeights}, learned over the study's curves; a method that
 * does not answer has none. It is told what works on your data, one step ahead; that it works
 * several steps ahead is not shown by that.
 */
@About(
        id = "mixture",
        summary = "Mixes all methods by how well each foresees the study's own largest scales")
public record HindcastMixture() implements Forecaster {

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        double[] weights = HindcastWeights.of(study, curve.subject().isPooled());
        List<List<Optional<Predictive>>> parts =
                HindcastWeights.METHODS.stream()
                        .map(method -> method.forecast(curve, study, targets))
                        .toList();
        List<Optional<Predictive>> answers = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            List<Predictive> found = new ArrayList<>();
            List<Double> weigh = new ArrayList<>();
            for (int m = 0; m < weights.length; m++) {
                if (parts.get(m).get(i).isPresent()) {
                    found.add(parts.get(m).get(i).get());
                    weigh.add(weights[m]);
                }
            }
            answers.add(
                    found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    Predictive.mixture(
                                            found,
                                            weigh.stream()
                                                    .mapToDouble(Double::doubleValue)
                                                    .toArray())));
        }
        return answers;
    }
}
