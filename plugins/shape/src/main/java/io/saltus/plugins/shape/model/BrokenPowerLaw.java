package io.saltus.plugins.shape.model;

import io.saltus.statistics.fit.Softplus;

/**
 * A power law with one smooth break: y = a + b x^-c0 (1 + (x / d)^(1/f))^(-c1 f).
 *
 * <p>Kept relative to the break, so that nothing overflows: with z = (ln x - ln d) / f, y = a + s
 * exp(-c0 f z - c1 f ln(1 + e^z)), s = b d^-c0. Slope -c0 well below the break d, -(c0 + c1) well
 * beyond it, on log axes and less the limit a; f is the width of the bend in units of ln x, 0 a
 * corner.
 *
 * @param limit a
 * @param size s
 * @param slope c0
 * @param change c1
 * @param lnBreak ln d
 * @param sharpness f, greater than 0
 * @param msle mean squared difference of ln(1 + y)
 * @param lnBreakVariance variance of ln d by the curvature of the fit; infinite where the data do
 *     not fix it
 */
public record BrokenPowerLaw(
        double limit,
        double size,
        double slope,
        double change,
        double lnBreak,
        double sharpness,
        double msle,
        double lnBreakVariance) {

    /** Returns y at ln x. */
    public double at(double lnX) {
        double z = (lnX - lnBreak) / sharpness;
        return limit + size * Math.exp(-sharpness * (slope * z + change * Softplus.of(z)));
    }

    /**
     * Returns whether the steepest tenth of the way between two ln x brings at most three tenths of
     * the change of y.
     */
    public boolean isEven(double first, double last) {
        double step = (last - first) / 40;
        double most = 0;
        for (int i = 0; i <= 36; i++) {
            double x = first + i * step;
            most = Math.max(most, Math.abs(at(x + 4 * step) - at(x)));
        }
        return most <= 0.3 * Math.abs(at(last) - at(first));
    }

    /** Returns b = s d^c0, in units of y; infinite where it overflows. */
    public double offset() {
        return size * Math.exp(slope * lnBreak);
    }
}
