package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.forecast.LogitProcess;
import io.saltus.statistics.forecast.LossLaw;
import io.saltus.statistics.forecast.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts the loss on the task from the size, and the score from the loss.
 *
 * <p>The loss is another metric of the task that falls (bits per byte of the right answer, a
 * cross-entropy, a perplexity), or else the pre-training loss of the models. First a {@link
 * LossLaw}, in parameters and tokens where these vary and are known of the target, otherwise in the
 * scale of the axis; then a {@link LogitProcess} along the logarithm of the loss, with what is not
 * known of the target's. Nothing where there is no loss of five models.
 */
@About(
        id = "two-step",
        summary = "Forecasts the task's loss from the size, and the score from the loss",
        references = "doi:10.48550/arXiv.2412.04403")
public record TwoStep() implements Forecaster {

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        Optional<MeasuredScores> scores = MeasuredScores.of(curve);
        Optional<TaskLosses> losses =
                scores.isPresent() ? TaskLosses.of(scores.get(), study) : Optional.empty();
        if (losses.isEmpty()) {
            return Collections.nCopies(targets.size(), Optional.empty());
        }
        return forecast(scores.get(), losses.get(), Study.of(study), targets);
    }

    private static List<Optional<Predictive>> forecast(
            MeasuredScores scores, TaskLosses losses, Study study, List<Model> targets) {
        LogitProcess process = Study.process(losses.along(), scores.isPooled());
        double[] weights = study.weights(scores.isPooled());
        List<Optional<Predictive>> answers = new ArrayList<>();
        for (Model target : targets) {
            Optional<Place> place = losses.place(target);
            answers.add(
                    place.map(
                            at ->
                                    scores.predictive(
                                            process.at(at, weights)
                                                    .shares(
                                                            scores.examplesToCome(),
                                                            Values.COUNT))));
        }
        return answers;
    }

    /** Whether sizes of models are of use beside each other: neither follows from the other. */
    static boolean vary(List<Model> models) {
        long parameters = models.stream().map(m -> m.scale(Axis.PARAMETERS)).distinct().count();
        long tokens = models.stream().map(m -> m.scale(Axis.TOKENS)).distinct().count();
        boolean known =
                models.stream()
                        .allMatch(
                                m ->
                                        m.scale(Axis.PARAMETERS).orElse(0) > 0
                                                && m.scale(Axis.TOKENS).orElse(0) > 0);
        return known && parameters >= 3 && tokens >= 3;
    }
}
