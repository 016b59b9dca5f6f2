package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.forecast.LogitProcess;
import io.saltus.statistics.forecast.SharedSkill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Follows a Gaussian process along the skill of the models, which all tasks of the study show.
 *
 * <p>A model that does better than its size everywhere lies further right, and so does its family;
 * see {@link SharedSkill}. Nothing where fewer than six tasks share the models.
 */
@About(
        id = "shared-skills",
        summary = "Follows a process along the skill of models that several tasks share",
        references = {"doi:10.48550/arXiv.2405.10938", "doi:10.48550/arXiv.2412.06540"})
public record SharedSkills() implements Forecaster {

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        Optional<MeasuredScores> scores = MeasuredScores.of(curve);
        Optional<ModelSkills> skills = Study.of(study).skills(curve);
        return scores.isPresent() && skills.isPresent()
                ? forecast(scores.get(), skills.get(), Study.of(study), targets)
                : Collections.nCopies(targets.size(), Optional.empty());
    }

    private static List<Optional<Predictive>> forecast(
            MeasuredScores scores, ModelSkills skills, Study study, List<Model> targets) {
        LogitProcess process = Study.process(skills.along(scores), scores.isPooled());
        double[] weights = study.weights(scores.isPooled());
        List<Optional<Predictive>> answers = new ArrayList<>();
        for (Model target : targets) {
            OptionalDouble position = scores.position(target);
            if (position.isEmpty()) {
                answers.add(Optional.empty());
                continue;
            }
            double[] shares =
                    process.at(skills.expected(position.getAsDouble(), target), weights)
                            .shares(scores.examplesToCome(), Values.COUNT);
            answers.add(Optional.of(scores.predictive(shares)));
        }
        return answers;
    }
}
