package io.saltus.plugins.emergence.onset;

import io.saltus.api.curve.Interval;

/**
 * Where the normalised score crosses a level.
 *
 * @param position median of the model-averaged posterior, decades
 * @param interval its central 95%, decades
 */
public record OnsetEstimate(double position, Interval interval) {

    private static final double TWO_SIDED = 1.96;

    /**
     * The estimate with a further, independent standard error in its interval.
     *
     * @param error decades
     */
    public OnsetEstimate widened(double error) {
        double further = TWO_SIDED * error;
        return new OnsetEstimate(
                position,
                new Interval(
                        position - Math.hypot(position - interval.lower(), further),
                        position + Math.hypot(interval.upper() - position, further)));
    }
}
