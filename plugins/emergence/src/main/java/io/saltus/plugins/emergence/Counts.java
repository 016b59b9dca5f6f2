package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Aspect;

/**
 * A curve as counts: k successes of n trials at each scale, against a chance level c.
 *
 * <p>Where a metric is all-or-nothing, a score y on n examples is k = n y successes. A graded
 * metric, or one that falls as it improves, is taken by its normalised score z, kept within [0, 1],
 * with c = 0. Where the number of examples is not stated, it is the one that a standard error s
 * answers to, n = p (1 - p) / s^2; where that is not stated either, or is 0, it is an assumed
 * number, and the verdict is degraded. Neither k nor n need be whole.
 *
 * @param positions position of each scale on the analysis axis, rising
 * @param successes k, in [0, n]
 * @param trials n, greater than 0
 * @param chance c, in [0, 1)
 * @param quality how the trials are known
 */
record Counts(
        double[] positions, double[] successes, double[] trials, double chance, Quality quality) {

    /** How the number of trials is known; from best to worst. */
    enum Quality {
        COUNTED("examples are counted at every scale"),
        STANDARD_ERROR(
                "the number of examples is not stated at some scale; it follows from the standard error"),
        ASSUMED(
                "neither examples nor a standard error are stated at some scale; the number of examples is assumed");

        private final String meaning;

        Quality(String meaning) {
            this.meaning = meaning;
        }
    }

    /**
     * Returns the counts of a curve.
     *
     * @param assumedExamples number of trials where nothing says how many there were
     * @throws IllegalStateException unless the metric is normalisable
     */
    static Counts of(Curve curve, long assumedExamples) {
        Metric metric = curve.metric();
        boolean plain = metric.grain() == Grain.ALL_OR_NOTHING && isFraction(metric);
        int m = curve.size();
        double[] successes = new double[m];
        double[] trials = new double[m];
        Quality quality = Quality.COUNTED;
        for (int i = 0; i < m; i++) {
            Point point = curve.point(i);
            double z = metric.normalise(point.score());
            double p = Math.max(0, Math.min(1, plain ? point.score() : z));
            double unit = plain ? 1 : Math.abs(metric.normalise(1) - metric.normalise(0));
            double error = point.standardError().orElse(0) * unit;
            Quality here;
            if (point.examples().isPresent()) {
                trials[i] = point.examples().getAsLong();
                here = Quality.COUNTED;
            } else if (error > 0 && p > 0 && p < 1) {
                trials[i] = Math.max(1, p * (1 - p) / (error * error));
                here = Quality.STANDARD_ERROR;
            } else {
                trials[i] = assumedExamples;
                here = Quality.ASSUMED;
            }
            quality = here.compareTo(quality) > 0 ? here : quality;
            successes[i] = p * trials[i];
        }
        double chance = plain ? metric.chance().orElseThrow() : 0;
        return new Counts(curve.positions(), successes, trials, chance, quality);
    }

    private static boolean isFraction(Metric metric) {
        return metric.best().orElse(1) == 1 && metric.chance().orElse(0) >= 0;
    }

    /** Number of scales, m. */
    int size() {
        return positions.length;
    }

    /** Share of successes at a scale. */
    double share(int index) {
        return successes[index] / trials[index];
    }

    /** Position of a share between chance (0) and perfect (1). */
    double normalised(double share) {
        return (share - chance) / (1 - chance);
    }

    /** The share at a given normalised height. */
    double atHeight(double normalised) {
        return chance + normalised * (1 - chance);
    }

    /** Successes of the scales from {@code from} (inclusive) to {@code to} (exclusive). */
    double successes(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += successes[i];
        }
        return sum;
    }

    /** Trials of the scales from {@code from} (inclusive) to {@code to} (exclusive). */
    double trials(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += trials[i];
        }
        return sum;
    }

    /** Says how the noise is known. */
    Aspect evidence() {
        return new Aspect(
                "evidence", quality == Quality.ASSUMED ? "degraded" : "full", quality.meaning);
    }
}
