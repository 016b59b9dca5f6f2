package io.saltus.statistics.posterior;

import io.saltus.statistics.distribution.LogFactorial;

/**
 * The probability of one model's answers as a function of the logit of its share, over the
 * probability that they have where every score is as probable: tabulated, so that its mean over a
 * stretch of logits is the difference of two entries.
 *
 * <p>Models scatter by {@value #SCATTER} of the logit, which divides counts by a design effect, as
 * in {@link Evidence}.
 */
final class ModelAnswers {

    private static final double SCATTER = .06;
    private static final double STEP = .03; // half the scatter
    private static final double FARTHEST = 16.5; // logits; shares keep to 1e-7 from 0 and 1
    private static final int STEPS = (int) (2 * FARTHEST / STEP);
    private static final double[] LOG_RIGHT = new double[STEPS];
    private static final double[] LOG_WRONG = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            double logit = (i + .5) * STEP - FARTHEST;
            LOG_RIGHT[i] = -StrictMath.log1p(StrictMath.exp(-logit));
            LOG_WRONG[i] = -StrictMath.log1p(StrictMath.exp(logit));
        }
    }

    private ModelAnswers() {}

    /** Returns the place of a share in a table, with its rest. */
    static double place(double share) {
        return (Elementary.log(share / (1 - share)) + FARTHEST) / STEP;
    }

    /** Returns the table of sums over all logits below each. */
    static double[] table(double k, double n) {
        double q = (k + .5) / (n + 1);
        double effect = 1 + (n - 1) * SCATTER * SCATTER * q * (1 - q);
        double right = k / effect;
        double wrong = (n - k) / effect;
        long of = Math.round(n);
        long hits = Math.min(of, Math.round(k));
        double chosen = LogFactorial.of(of) - LogFactorial.of(hits) - LogFactorial.of(of - hits);
        double saturated = times(k, k / n) + times(n - k, 1 - k / n);
        double constant =
                chosen
                        + (1 - 1 / effect) * saturated
                        - StrictMath.log(effect) / 2
                        + StrictMath.log(n + 1);
        double[] sums = new double[STEPS + 1];
        for (int i = 0; i < STEPS; i++) {
            double log = constant + right * LOG_RIGHT[i] + wrong * LOG_WRONG[i];
            sums[i + 1] = sums[i] + Elementary.exp(log);
        }
        return sums;
    }

    private static double times(double count, double share) {
        return count == 0 ? 0 : count * StrictMath.log(share);
    }
}
