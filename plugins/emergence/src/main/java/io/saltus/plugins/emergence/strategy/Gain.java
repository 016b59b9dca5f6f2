package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy gains with a model, or with all seeds of one scale.
 *
 * @param position on the analysis axis
 * @param scale in the axis's unit
 * @param models their names
 * @param value share right with the strategy less that without it
 * @param variances of its error: one where it is known, else one for each of {@link Gains#EXAMPLES}
 * @param interval its 95% interval, where its error is known
 */
record Gain(
        double position,
        double scale,
        List<String> models,
        double value,
        double[] variances,
        Optional<Interval> interval) {}
