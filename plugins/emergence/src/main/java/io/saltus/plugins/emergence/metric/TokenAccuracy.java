package io.saltus.plugins.emergence.metric;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A graded metric taken as the share of right tokens, with its composition to whole answers.
 *
 * <p>Only at chance 0, at the same scales, in [0, 1] where up is better; not on a curve of all
 * families, because a mean of powers is not the power of a mean.
 *
 * @param metric name of the graded metric
 * @param shares share of right tokens at each scale
 * @param composition its power that fits the answers best
 */
record TokenAccuracy(String metric, double[] shares, Composition composition) {

    /**
     * Right tokens come together, so that with many examples p^L is always refuted; where it gives
     * every score to within this, the leap is its.
     */
    private static final double NEGLIGIBLE = 0.1;

    /** The one that fits best of the graded metrics beside a curve. */
    static Optional<TokenAccuracy> best(Curves context, CountedCurve counted) {
        return GradedMetrics.all(counted.curve(), context).stream()
                .flatMap(other -> of(other, counted).stream())
                .max(Comparator.comparingDouble(t -> t.composition().pValue()));
    }

    /** A graded metric as token accuracy, if it can be one and a length of answers fits it. */
    static Optional<TokenAccuracy> of(Curve other, CountedCurve counted) {
        ScaleCounts counts = counted.counts();
        if (counted.pooled()
                || counts.chance() > 0
                || !isShare(other)
                || !Arrays.equals(other.scales(), counted.curve().scales())) {
            return Optional.empty();
        }
        Composition composition = Composition.of(counts, other.scores());
        return composition.exists()
                ? Optional.of(new TokenAccuracy(other.metric().name(), other.scores(), composition))
                : Optional.empty();
    }

    /** Whether a graded metric can be a share of right tokens: in [0, 1], up to 1. */
    private static boolean isShare(Curve other) {
        Metric metric = other.metric();
        return metric.direction() == Direction.HIGHER_IS_BETTER
                && metric.best().orElse(1) == 1
                && metric.chance().orElse(0) >= 0
                && Arrays.stream(other.scores()).allMatch(p -> p >= 0 && p <= 1);
    }

    /** Whether the composition gives the scores: within their noise, or to .1 at every scale. */
    boolean explains(ScaleCounts counts, double level) {
        return composition.pValue() > level || misfit(counts) <= NEGLIGIBLE;
    }

    /** Largest difference of a score from what the composition gives. */
    private double misfit(ScaleCounts counts) {
        double[] expected = composition.expected();
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs(counts.proportion(i) - expected[i]));
        }
        return most;
    }

    /**
     * How well the composition gives the scores: its p-value, and beyond noise how far it is off.
     */
    String fit(ScaleCounts counts, double level) {
        String p = "(p = " + Numbers.of(composition.pValue());
        return composition.pValue() > level
                ? p + ")"
                : p + ", off by up to " + Numbers.of(misfit(counts)) + ")";
    }

    /** {@code 'token accuracy' to the power of 16}. */
    String power() {
        return "'%s' to the power of %s".formatted(metric, Numbers.of(composition.length()));
    }
}
