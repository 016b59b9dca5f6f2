package io.saltus.api.report;

import java.util.Objects;

/**
 * How one method fared at forecasting what was held out of the data.
 *
 * <p>Errors and CRPS are in units of the metric where it is a share of 1, else in parts of the
 * spread of what was measured on the curve, so that curves of several metrics have one mean.
 *
 * @param method the forecaster, as set
 * @param ahead how many scales beyond the largest that was left in: 1 for the next
 * @param distance mean distance from there: decades, or units of a linear axis
 * @param asked how many scores were held out at this horizon
 * @param forecasts how many of them the method forecast; the rest rests on these
 * @param within50 share of them inside the 50% interval
 * @param within80 share inside the 80% interval
 * @param within95 share inside the 95% interval
 * @param error mean distance of the median from what came
 * @param crps mean continuous ranked probability score
 * @param logScore mean logarithm of the density at what came; higher is better
 * @param lastError mean distance of the last score left in from what came: the CRPS of expecting
 *     that nothing changes
 */
public record HindcastScore(
        Configured method,
        int ahead,
        double distance,
        int asked,
        int forecasts,
        double within50,
        double within80,
        double within95,
        double error,
        double crps,
        double logScore,
        double lastError) {

    /**
     * @throws IllegalArgumentException if nothing was forecast, or more than was asked
     */
    public HindcastScore {
        Objects.requireNonNull(method, "method");
        if (ahead < 1 || forecasts < 1 || forecasts > asked) {
            throw new IllegalArgumentException(
                    "a score is of at least 1 forecast at least 1 scale ahead, got %d of %d at %d"
                            .formatted(forecasts, asked, ahead));
        }
    }

    /** Returns the CRPS as a part of the last score's error; infinite where that is 0. */
    public double relative() {
        return lastError > 0 ? crps / lastError : Double.POSITIVE_INFINITY;
    }
}
