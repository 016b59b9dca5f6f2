package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import java.util.Arrays;

/**
 * Fits {@code linear} and {@code power-law} by binomial likelihood through their values at both
 * ends of the span.
 *
 * <p>Both likelihoods are concave in the two end values e: p = e_L (1 - t) + e_R t for {@code
 * linear}, and ln(1 - p) = e_L (1 - t) + e_R t for {@code power-law}. Newton's steps ({@link
 * BoxStep}) are halved until the likelihood rises; the ends stay inside their bounds (p in [1e-9, 1
 * - 1e-9] everywhere), so a fit always comes back.
 */
final class TwoEndedFit {

    private static final double EDGE = 1e-9;
    private static final double LOG_MOST = Math.log(EDGE);
    private static final double LOG_LEAST = Math.log1p(-EDGE);
    private static final int STEPS = 60;
    private static final double ENOUGH = 1e-7;

    private final double[] hits;
    private final double[] misses;
    private final double[] t;
    private final boolean logError;
    private final double[] gradient = new double[2];
    private final double[] information = new double[3];

    private TwoEndedFit(ScaleCounts counts, double[] u, boolean logError) {
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
    static LawFit of(Law law, ScaleCounts counts, double[] u) {
        return new TwoEndedFit(counts, u, law == Law.POWER_LAW).fit(law, counts);
    }

    private LawFit fit(Law law, ScaleCounts counts) {
        double mean = counts.successesWithin(0, t.length) / counts.trialsWithin(0, t.length);
        double start = clamp(logError ? Math.log(Math.max(EDGE, 1 - mean)) : mean);
        double left = start;
        double right = start;
        double best = logLikelihood(left, right);
        boolean alone = false;
        for (int step = 0; step < STEPS; step++) {
            derivatives(left, right);
            BoxStep move =
                    alone
                            ? BoxStep.alone(gradient, information, bound(left), bound(right))
                            : BoxStep.of(gradient, information, bound(left), bound(right));
            double gain = 0;
            for (double share = 1; share > 1e-4 && move.gain() > ENOUGH; share /= 2) {
                double nextLeft = clamp(left + share * move.left());
                double nextRight = clamp(right + share * move.right());
                double value = logLikelihood(nextLeft, nextRight);
                if (value > best) {
                    gain = value - best;
                    best = value;
                    left = nextLeft;
                    right = nextRight;
                    break;
                }
            }
            if (gain <= ENOUGH && alone) {
                break;
            }
            alone = gain <= ENOUGH; // a joint step may be cut off by a bound
        }
        double[] fitted = new double[t.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = proportion(left * (1 - t[i]) + right * t[i]);
        }
        return new LawFit(law, new double[] {left, right}, best, fitted);
    }

    private int bound(double end) {
        return Double.compare(clamp(end + Math.ulp(end)), end) <= 0
                ? 1
                : Double.compare(clamp(end - Math.ulp(end)), end) >= 0 ? -1 : 0;
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

    private void derivatives(double left, double right) {
        Arrays.fill(gradient, 0);
        Arrays.fill(information, 0);
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
            gradient[0] += first * (1 - t[i]);
            gradient[1] += first * t[i];
            information[0] += second * (1 - t[i]) * (1 - t[i]);
            information[1] += second * (1 - t[i]) * t[i];
            information[2] += second * t[i] * t[i];
        }
        // keeps the system solvable when one end carries no information
        information[0] += 1e-9;
        information[2] += 1e-9;
    }
}
