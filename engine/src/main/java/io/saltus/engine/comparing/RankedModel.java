package io.saltus.engine.comparing;

import io.saltus.api.curve.Interval;
import java.util.Optional;

/**
 * A model among others on one task.
 *
 * @param model its name
 * @param score its score, the mean of its runs
 * @param interval the 95% interval of the score alone, where its precision is known
 * @param best the best rank it can have, from 1 on: one more than the models that are surely better
 * @param worst the worst rank it can have
 * @param change from the reference to it; none for the reference itself, or where there is none
 */
public record RankedModel(
        String model,
        double score,
        Optional<Interval> interval,
        int best,
        int worst,
        Optional<ScoreChange> change) {}
