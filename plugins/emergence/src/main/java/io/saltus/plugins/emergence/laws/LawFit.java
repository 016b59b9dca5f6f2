package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import java.util.Arrays;

/**
 * The best curve of one law by binomial likelihood.
 *
 * @param law the law
 * @param parameters for shaped laws floor, amplitude, location (decades above the smallest scale)
 *     and width; for {@code linear} the proportions at both ends, for {@code power-law} the log
 *     errors at both ends
 * @param logLikelihood sum of k ln p + (n - k) ln(1 - p), without the binomial coefficients
 * @param fitted proportions at the scales
 */
public record LawFit(Law law, double[] parameters, double logLikelihood, double[] fitted) {

    /** Copies. */
    public LawFit {
        parameters = parameters.clone();
        fitted = fitted.clone();
    }

    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    @Override
    public double[] fitted() {
        return fitted.clone();
    }

    /** Fitted proportion u decades above the smallest scale of a curve of the given span. */
    public double at(double u, double span) {
        double t = span > 0 ? u / span : 0;
        switch (law) {
            case CONSTANT:
                return parameters[0];
            case LINEAR:
                return Math.min(1, Math.max(0, parameters[0] * (1 - t) + parameters[1] * t));
            case POWER_LAW:
                return Math.min(
                        1, Math.max(0, -Math.expm1(parameters[0] * (1 - t) + parameters[1] * t)));
            default:
                return parameters[0] + parameters[1] * law.shape(u, parameters[2], parameters[3]);
        }
    }

    /** Pearson's chi-squared of the fit: sum of (k - n p)^2 / (n p (1 - p)). */
    double pearson(ScaleCounts counts) {
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            double p = fitted[i];
            double residual = counts.successes(i) - counts.trials(i) * p;
            sum += residual * residual / (counts.trials(i) * p * (1 - p));
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LawFit that
                && law == that.law
                && Arrays.equals(parameters, that.parameters)
                && logLikelihood == that.logLikelihood
                && Arrays.equals(fitted, that.fitted);
    }

    @Override
    public int hashCode() {
        return 31 * law.hashCode() + Arrays.hashCode(parameters);
    }

    @Override
    public String toString() {
        return law.id() + Arrays.toString(parameters) + " logLikelihood=" + logLikelihood;
    }
}
