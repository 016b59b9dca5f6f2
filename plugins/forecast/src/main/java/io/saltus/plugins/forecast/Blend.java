package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Believes the posterior of curves, the Gaussian process and the shared skills in equal parts.
 *
 * <p>Of those that answer: where too few tasks share the models, the first two. The quantiles lie
 * half-way between those of the mixture and the mean of the methods' quantiles. A mixture of
 * distributions that are each as wide as they should be is too wide (Gneiting and Ranjan 2013,
 * Combining predictive distributions, theorem 3.1); mean quantiles are narrower, and too narrow
 * where each is (Lichtendahl, Grushka-Cockayne and Winkler 2013, Is it better to average
 * probabilities or quantiles?).
 */
@About(
        id = "blend",
        summary = "Mixes the posterior of curves, a Gaussian process and shared skills equally",
        references = {"doi:10.1214/13-EJS823", "doi:10.1287/mnsc.1120.1667"})
public record Blend() implements Forecaster {

    private static final List<Forecaster> PARTS =
            List.of(new PosteriorOfCurves(), new GaussianProcess(), new SharedSkills());

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        List<List<Optional<Predictive>>> parts =
                PARTS.stream().map(part -> part.forecast(curve, study, targets)).toList();
        List<Optional<Predictive>> answers = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            int target = i;
            List<Predictive> all =
                    parts.stream().flatMap(part -> part.get(target).stream()).toList();
            answers.add(all.isEmpty() ? Optional.empty() : Optional.of(blend(all)));
        }
        return answers;
    }

    private static Predictive blend(List<Predictive> parts) {
        double[] equal = new double[parts.size()];
        Arrays.fill(equal, 1);
        Predictive mixture = Predictive.mixture(parts, equal);
        double[] values = new double[Values.COUNT];
        for (int i = 0; i < values.length; i++) {
            double share = (i + .5) / values.length;
            double mean = 0;
            for (Predictive part : parts) {
                mean += part.quantile(share) / parts.size();
            }
            values[i] = (mixture.quantile(share) + mean) / 2;
        }
        Predictive blend = Predictive.of(values);
        return mixture.leap().isPresent() ? blend.withLeap(mixture.leap().getAsDouble()) : blend;
    }
}
