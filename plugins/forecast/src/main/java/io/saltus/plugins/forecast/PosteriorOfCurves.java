package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.posterior.CurvePosterior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Continues the curves that may lie behind what was measured, each by its probability.
 *
 * <p>The curves and their probabilities are those of the default verdict; see {@link
 * CurvePosterior}. The noise of examples is the part of it that the study's curves show: models
 * answer the same examples, so that scores scatter less than draws of new ones would.
 */
@About(
        id = "curve-posterior",
        summary = "Continues each curve that may lie behind the scores, by its probability")
public record PosteriorOfCurves() implements Forecaster {

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        return MeasuredScores.of(curve)
                .map(scores -> forecast(scores, Study.of(study), targets))
                .orElseGet(() -> Collections.nCopies(targets.size(), Optional.empty()));
    }

    private static List<Optional<Predictive>> forecast(
            MeasuredScores scores, Study study, List<Model> targets) {
        if (targets.stream().allMatch(target -> scores.position(target).isEmpty())) {
            return Collections.nCopies(targets.size(), Optional.empty());
        }
        double noise = study.noise(scores.isPooled());
        CurvePosterior posterior =
                CurvePosterior.of(scores.positions(), scores.evidence(noise), scores.chance());
        List<Optional<Predictive>> answers = new ArrayList<>();
        for (Model target : targets) {
            OptionalDouble position = scores.position(target);
            if (position.isEmpty()) {
                answers.add(Optional.empty());
                continue;
            }
            double[] shares =
                    posterior
                            .forecast(position.getAsDouble())
                            .values(scores.examplesToCome() / noise, Values.COUNT);
            Predictive predictive = scores.predictive(shares);
            answers.add(Optional.of(predictive.withLeap(posterior.leapBy(position.getAsDouble()))));
        }
        return answers;
    }
}
