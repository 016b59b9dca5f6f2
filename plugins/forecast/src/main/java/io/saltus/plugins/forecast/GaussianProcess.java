package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.forecast.LogitProcess;
import io.saltus.statistics.forecast.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Follows a Gaussian process through the logits of the upper half of a curve.
 *
 * <p>How much curves bend and scatter, and how much of the noise of examples shows, is learned from
 * all curves of the study; see {@link LogitProcess}. A metric without known ends is followed as it
 * stands, or by its logarithm where all scores are above 0.
 */
@About(
        id = "gaussian-process",
        summary = "Follows a Gaussian process through the upper half, as the study's curves bend",
        references = "Rasmussen and Williams 2006: Gaussian Processes for Machine Learning")
public record GaussianProcess() implements Forecaster {

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        return MeasuredScores.of(curve)
                .map(scores -> forecast(scores, Study.of(study), targets))
                .orElseGet(() -> withoutEnds(curve, Study.of(study), targets));
    }

    private static List<Optional<Predictive>> withoutEnds(
            Curve curve, Study study, List<Model> targets) {
        Optional<RawScores> scores = RawScores.of(curve);
        if (scores.isEmpty()) {
            return Collections.nCopies(targets.size(), Optional.empty());
        }
        LogitProcess process = scores.get().process();
        double[] weights = study.weights(curve.subject().isPooled());
        return targets.stream()
                .map(scores.get()::place)
                .map(place -> place.map(at -> process.at(at, weights).logits(Values.COUNT)))
                .map(heights -> heights.map(scores.get()::predictive))
                .toList();
    }

    private static List<Optional<Predictive>> forecast(
            MeasuredScores scores, Study study, List<Model> targets) {
        LogitProcess process = Study.process(scores);
        double[] weights = study.weights(scores.isPooled());
        List<Optional<Predictive>> answers = new ArrayList<>();
        for (Model target : targets) {
            OptionalDouble position = scores.position(target);
            if (position.isEmpty()) {
                answers.add(Optional.empty());
                continue;
            }
            Place place = new Place(position.getAsDouble(), 0, family(scores, target));
            double[] shares =
                    process.at(place, weights).shares(scores.examplesToCome(), Values.COUNT);
            answers.add(Optional.of(scores.predictive(shares)));
        }
        return answers;
    }

    private static int family(MeasuredScores scores, Model target) {
        MeasuredScores.FamilyNumbers numbers = new MeasuredScores.FamilyNumbers();
        scores.scores().forEach(score -> numbers.of(score.model()));
        return numbers.known(target).orElse(Place.NEW_FAMILY);
    }
}
