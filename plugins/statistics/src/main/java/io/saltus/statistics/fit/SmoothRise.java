package io.saltus.statistics.fit;

import io.saltus.statistics.likelihood.BinomialLikelihood;

/**
 * The smooth curve nearest to counts: a logistic that takes at least half the scales to rise.
 *
 * <p>p(x) = lower + (upper - lower) s(a + b t), with s the logistic function and t the position
 * scaled to [-1/2, 1/2] over the scales. The rise from 10% to 90% takes 2 ln 9 / |b| of the span;
 * |b| is held to 4 ln 9, so that it takes at least half. Fitted by maximum binomial likelihood with
 * Fisher scoring and step halving, from least squares on the logits. Where the bound does not hold
 * it back it is {@code glm(cbind(k, n - k) ~ t, family = binomial)} of R, for ends 0 and 1.
 *
 * @param lower share at the bottom of the logistic
 * @param upper share at its top
 * @param intercept a
 * @param slope b
 */
public record SmoothRise(double lower, double upper, double intercept, double slope) {

    private static final double STEEPEST = 4 * Math.log(9);
    private static final double FARTHEST = 30; // logits: beyond, the share is the end itself
    private static final int ITERATIONS = 50;

    /**
     * Returns the fit to k successes of n trials at {@code positions}.
     *
     * @param positions rising; at least one
     * @param k successes, in [0, n]
     * @param n trials, above 0
     * @param lower share below which the curve cannot fall, in [0, 1)
     * @param upper share above which it cannot rise, in (lower, 1]
     * @throws IllegalArgumentException if a number is outside of its range, or the arrays differ in
     *     length
     */
    public static SmoothRise fit(
            double[] positions, double[] k, double[] n, double lower, double upper) {
        Arguments.points(positions, k, 1);
        Arguments.counts(k, n, 1);
        if (!(lower >= 0 && lower < upper && upper <= 1)) {
            throw new IllegalArgumentException(
                    "ends must rise within [0, 1], got %s and %s".formatted(lower, upper));
        }
        double[] t = scaled(positions);
        SmoothRise best = start(t, k, n, lower, upper);
        double likelihood = best.logLikelihood(t, k, n);
        for (int round = 0; round < ITERATIONS; round++) {
            double[] step = best.scoring(t, k, n);
            double before = likelihood;
            for (double share = 1; share > 1e-3; share /= 2) {
                SmoothRise next =
                        of(
                                lower,
                                upper,
                                best.intercept + share * step[0],
                                best.slope + share * step[1]);
                double nextLikelihood = next.logLikelihood(t, k, n);
                if (nextLikelihood > likelihood) {
                    best = next;
                    likelihood = nextLikelihood;
                    break;
                }
            }
            if (likelihood - before < 1e-9 * (1 + Math.abs(likelihood))) {
                break;
            }
        }
        return best;
    }

    /** Returns the share at each of {@code positions}, which must span what the fit spanned. */
    public double[] at(double[] positions) {
        double[] t = scaled(positions);
        double[] shares = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            shares[i] = share(t[i]);
        }
        return shares;
    }

    /**
     * Returns minus twice the binomial log-likelihood of k successes of n trials, without the
     * constant of the counts.
     *
     * @param positions those of the fit
     */
    public double cost(double[] positions, double[] k, double[] n) {
        return -2 * logLikelihood(scaled(positions), k, n);
    }

    private double share(double t) {
        return lower + (upper - lower) / (1 + Math.exp(-intercept - slope * t));
    }

    private static SmoothRise of(double lower, double upper, double intercept, double slope) {
        return new SmoothRise(lower, upper, clamp(intercept, FARTHEST), clamp(slope, STEEPEST));
    }

    private static double clamp(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    private static double[] scaled(double[] x) {
        double first = x[0];
        double span = x[x.length - 1] - first;
        double[] t = new double[x.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = span > 0 ? (x[i] - first) / span - 0.5 : 0;
        }
        return t;
    }

    private static SmoothRise start(
            double[] t, double[] k, double[] n, double lower, double upper) {
        double meanT = 0;
        double meanLogit = 0;
        double[] logit = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            double share = (k[i] + 0.5) / (n[i] + 1);
            double z = Math.max(0.01, Math.min(0.99, (share - lower) / (upper - lower)));
            logit[i] = Math.log(z / (1 - z));
            meanT += t[i] / t.length;
            meanLogit += logit[i] / t.length;
        }
        double both = 0;
        double square = 0;
        for (int i = 0; i < t.length; i++) {
            both += (t[i] - meanT) * logit[i];
            square += (t[i] - meanT) * (t[i] - meanT);
        }
        double slope = square > 0 ? clamp(both / square, STEEPEST) : 0;
        return of(lower, upper, meanLogit - slope * meanT, slope);
    }

    /** Binomial log-likelihood without the constant of the counts. */
    private double logLikelihood(double[] t, double[] k, double[] n) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double p = Math.max(1e-12, Math.min(1 - 1e-12, share(t[i])));
            sum += BinomialLikelihood.kernel(k[i], n[i], p);
        }
        return sum;
    }

    /** One step of Fisher scoring; along the intercept alone where the slope is at its bound. */
    private double[] scoring(double[] t, double[] k, double[] n) {
        double gA = 0;
        double gB = 0;
        double aa = 1e-9;
        double ab = 0;
        double bb = 1e-9;
        for (int i = 0; i < t.length; i++) {
            double p = Math.max(1e-12, Math.min(1 - 1e-12, share(t[i])));
            double rise = (p - lower) * (upper - p) / (upper - lower); // dp / d logit
            double information = n[i] / (p * (1 - p));
            double residual = k[i] / n[i] - p;
            gA += information * residual * rise;
            gB += information * residual * rise * t[i];
            aa += information * rise * rise;
            ab += information * rise * rise * t[i];
            bb += information * rise * rise * t[i] * t[i];
        }
        double determinant = aa * bb - ab * ab;
        double stepB = (aa * gB - ab * gA) / determinant;
        boolean bound = Math.abs(slope) >= STEEPEST && stepB * slope > 0;
        if (bound || !(determinant > 1e-12 * aa * bb)) {
            return new double[] {gA / aa, 0};
        }
        return new double[] {(bb * gA - ab * gB) / determinant, stepB};
    }
}
