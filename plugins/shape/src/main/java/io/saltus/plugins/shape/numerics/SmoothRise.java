package io.saltus.plugins.shape.numerics;

/**
 * The smooth curve nearest to counts: a logistic that takes at least half the scales to rise.
 *
 * <p>p(x) = lower + (upper - lower) s(a + b t), with s the logistic function and t the position
 * scaled to [-1/2, 1/2] over the scales. The rise from 10% to 90% takes 2 ln 9 / |b| of the span;
 * |b| is held to 4 ln 9, so that it takes at least half. Fitted by maximum binomial likelihood with
 * Fisher scoring and step halving, from least squares on the logits.
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
     * Returns the fit to {@code counts} at {@code positions}.
     *
     * @param lower share below which the curve cannot fall, in [0, 1)
     * @param upper share above which it cannot rise, in (lower, 1]
     */
    public static SmoothRise fit(double[] positions, Counts counts, double lower, double upper) {
        double[] t = scaled(positions);
        SmoothRise best = start(t, counts, lower, upper);
        double likelihood = best.logLikelihood(t, counts);
        for (int round = 0; round < ITERATIONS; round++) {
            double[] step = best.scoring(t, counts);
            double before = likelihood;
            for (double share = 1; share > 1e-3; share /= 2) {
                SmoothRise next =
                        of(
                                lower,
                                upper,
                                best.intercept + share * step[0],
                                best.slope + share * step[1]);
                double nextLikelihood = next.logLikelihood(t, counts);
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

    /** Returns minus twice the binomial log-likelihood, without the constant of the counts. */
    public double cost(double[] positions, Counts counts) {
        return -2 * logLikelihood(scaled(positions), counts);
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

    private static SmoothRise start(double[] t, Counts counts, double lower, double upper) {
        double meanT = 0;
        double meanLogit = 0;
        double[] logit = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            double share = (counts.successes()[i] + 0.5) / (counts.trials()[i] + 1);
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
    private double logLikelihood(double[] t, Counts counts) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double p = Math.max(1e-12, Math.min(1 - 1e-12, share(t[i])));
            double k = counts.successes()[i];
            sum += k * Math.log(p) + (counts.trials()[i] - k) * Math.log1p(-p);
        }
        return sum;
    }

    /** One step of Fisher scoring; along the intercept alone where the slope is at its bound. */
    private double[] scoring(double[] t, Counts counts) {
        double gA = 0;
        double gB = 0;
        double aa = 1e-9;
        double ab = 0;
        double bb = 1e-9;
        for (int i = 0; i < t.length; i++) {
            double p = Math.max(1e-12, Math.min(1 - 1e-12, share(t[i])));
            double rise = (p - lower) * (upper - p) / (upper - lower); // dp / d logit
            double information = counts.trials()[i] / (p * (1 - p));
            double residual = counts.successes()[i] / counts.trials()[i] - p;
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
