package io.saltus.plugins.emergence.statistics;

/**
 * Fits {@code linear} and {@code power-law} by binomial likelihood through their values at both
 * ends of the span.
 *
 * <p>Both likelihoods are concave in the two end values e: p = e_L (1 - t) + e_R t for {@code
 * linear}, and ln(1 - p) = e_L (1 - t) + e_R t for {@code power-law}. Newton's steps are halved
 * until the likelihood rises and the ends stay inside their bounds (p in [1e-9, 1 - 1e-9]
 * everywhere), so a fit always comes back.
 */
final class TwoEndedFit {

    private static final double EDGE = 1e-9;
    private static final double LOG_MOST = Math.log(EDGE);
    private static final double LOG_LEAST = Math.log1p(-EDGE);
    private static final int STEPS = 30;

    private final double[] hits;
    private final double[] misses;
    private final double[] t;
    private final boolean logError;
    private final double[] sums = new double[5];

    private TwoEndedFit(Counts counts, double[] u, boolean logError) {
        this.hits = counts.successes();
        this.misses = counts.trials();
        this.t = u.clone();
        this.logError = logError;
        for (int i = 0; i < t.length; i++) {
            misses[i] -= hits[i];
            t[i] /= u[u.length - 1];
        }
    }

    /** The best fit of {@code linear} or {@code power-law} to at least two scales. */
    static LawFit of(Law law, Counts counts, double[] u) {
        return new TwoEndedFit(counts, u, law == Law.POWER_LAW).fit(law, counts);
    }

    private LawFit fit(Law law, Counts counts) {
        double mean = counts.successesWithin(0, t.length) / counts.trialsWithin(0, t.length);
        double start = clamp(logError ? Math.log(Math.max(EDGE, 1 - mean)) : mean);
        double left = start;
        double right = start;
        double best = logLikelihood(left, right);
        for (int step = 0; step < STEPS; step++) {
            derivatives(left, right);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3] + 1e-300;
            double moveLeft = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
            double moveRight = (sums[1] * sums[2] - sums[0] * sums[3]) / determinant;
            double gain = 0;
            for (double share = 1; share > 1e-4; share /= 2) {
                double nextLeft = clamp(left + share * moveLeft);
                double nextRight = clamp(right + share * moveRight);
                double value = logLikelihood(nextLeft, nextRight);
                if (value > best) {
                    gain = value - best;
                    best = value;
                    left = nextLeft;
                    right = nextRight;
                    break;
                }
            }
            if (gain <= 1e-7) {
                break;
            }
        }
        double[] fitted = new double[t.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = proportion(left * (1 - t[i]) + right * t[i]);
        }
        return new LawFit(law, new double[] {left, right}, best, fitted);
    }

    private double clamp(double end) {
        return logError
                ? Math.min(LOG_LEAST, Math.max(LOG_MOST, end))
                : Math.min(1 - EDGE, Math.max(EDGE, end));
    }

    private double proportion(double value) {
        return logError ? -Math.expm1(value) : value;
    }

    private double logLikelihood(double left, double right) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double value = left * (1 - t[i]) + right * t[i];
            sum +=
                    logError
                            ? hits[i] * Math.log(-Math.expm1(value)) + misses[i] * value
                            : hits[i] * Math.log(value) + misses[i] * Math.log(1 - value);
        }
        return sum;
    }

    /** Gradient (0, 1) and minus the second derivatives (LL 2, LR 3, RR 4) in both ends. */
    private void derivatives(double left, double right) {
        java.util.Arrays.fill(sums, 0);
        for (int i = 0; i < t.length; i++) {
            double value = left * (1 - t[i]) + right * t[i];
            double first;
            double second;
            if (logError) {
                double p = -Math.expm1(value);
                first = misses[i] - hits[i] * (1 - p) / p;
                second = hits[i] * (1 - p) / (p * p);
            } else {
                first = hits[i] / value - misses[i] / (1 - value);
                second = hits[i] / (value * value) + misses[i] / ((1 - value) * (1 - value));
            }
            sums[0] += first * (1 - t[i]);
            sums[1] += first * t[i];
            sums[2] += second * (1 - t[i]) * (1 - t[i]);
            sums[3] += second * (1 - t[i]) * t[i];
            sums[4] += second * t[i] * t[i];
        }
        // keeps the system solvable when one end carries no information
        sums[2] += 1e-9;
        sums[4] += 1e-9;
    }
}
