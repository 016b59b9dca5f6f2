package io.saltus.statistics.changepoint;

import io.saltus.statistics.fit.Softplus;

/**
 * What a segment of constant level costs: minus twice a log-likelihood of one parameter.
 *
 * <p>With t the natural parameter and b its cumulant function, a segment with sum K over weight N
 * costs -2 (K t - N b(t)) at level t, up to a constant of the data. The best t is where b'(t) = K /
 * N, and the cost there is -2 N b*(K / N) with b* the convex conjugate.
 */
enum SegmentCost {
    /**
     * Squared error: t is the level, b = t^2 / 2; with the sum of squares added the cost is the sum
     * of squared residuals.
     */
    SQUARED_ERROR {
        @Override
        double cumulant(double t) {
            return t * t / 2;
        }

        @Override
        double mean(double t, double cumulant) {
            return t;
        }

        @Override
        double natural(double mean, double reach) {
            return mean;
        }

        @Override
        double conjugate(double k, double n) {
            return k * k / n / 2;
        }

        @Override
        double crossing(
                double k, double n, double offset, double level, double edge, boolean rising) {
            double root = Math.sqrt(Math.max(0, k * k - n * (offset - level)));
            return (rising ? k + root : k - root) / n;
        }
    },

    /** Binomial: t is the logit of the share, b = ln(1 + e^t); K successes of N trials. */
    BINOMIAL {
        @Override
        double cumulant(double t) {
            return Softplus.fast(t, Math.exp(-Math.abs(t)));
        }

        @Override
        double mean(double t, double cumulant) {
            return Math.exp(t - cumulant);
        }

        @Override
        double natural(double mean, double reach) {
            return Math.max(-reach, Math.min(reach, Math.log(mean / (1 - mean))));
        }

        @Override
        double conjugate(double k, double n) {
            return k <= 0 || k >= n ? 0 : k * Math.log(k / n) + (n - k) * Math.log((n - k) / n);
        }

        /**
         * Newton's method, which approaches the root of a convex function from outside without
         * overshoot; begun at the root of the cubic at the minimum, to first order.
         */
        @Override
        double crossing(
                double k, double n, double offset, double level, double edge, boolean rising) {
            double t = edge;
            if (k > 0 && k < n) {
                double lnP = Math.log(k / n);
                double lnQ = Math.log((n - k) / n);
                double depth = level - offset + 2 * (k * lnP + (n - k) * lnQ);
                double root = Math.sqrt(Math.max(0, depth * n / (k * (n - k))));
                double away = rising ? root : -root;
                double skew = 1 - (n - 2 * k) / n * away / 6;
                double guess = lnP - lnQ + away * Math.max(0.5, Math.min(1.5, skew));
                t = rising ? Math.min(edge, guess) : Math.max(edge, guess);
            }
            for (int i = 0; i < 60; i++) {
                double small = Math.exp(-Math.abs(t));
                double cumulant = Softplus.fast(t, small);
                double value = offset - 2 * (k * t - n * cumulant) - level;
                double slope = n * (t >= 0 ? 1 : small) / (1 + small) - k; // half of it
                double next = t - value / (2 * slope);
                next = rising ? Math.min(edge, next) : Math.max(edge, next);
                if (!(Math.abs(next - t) > 3e-5 * (1 + Math.abs(t)))) {
                    return Double.isNaN(next) ? t : next; // quadratic: the next step is rounding
                }
                t = next;
            }
            return t;
        }
    };

    /** b(t). */
    abstract double cumulant(double t);

    /** b'(t), the mean, given t and b(t). */
    abstract double mean(double t, double cumulant);

    /**
     * The natural parameter of a mean.
     *
     * @param reach largest magnitude to return, where it would be infinite
     */
    abstract double natural(double mean, double reach);

    /** N b*(K / N), with b* the convex conjugate. */
    abstract double conjugate(double k, double n);

    /**
     * Where offset - 2 (k t - n b(t)) falls to a level, going from {@code edge} towards its
     * minimum.
     *
     * @param edge where the function lies above the level
     * @param rising whether the edge lies right of the minimum
     */
    abstract double crossing(
            double k, double n, double offset, double level, double edge, boolean rising);
}
