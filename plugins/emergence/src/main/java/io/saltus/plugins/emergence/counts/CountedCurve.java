package io.saltus.plugins.emergence.counts;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.words.Numbers;

/**
 * A curve as counts of successes and trials, and how the trials are known.
 *
 * <p>Where a metric is all-or-nothing, a score y on n examples is k = n y successes against the
 * chance level. A graded metric, or one that falls as it improves, is taken by its normalised
 * score, kept within [0, 1], against 0. Where the number of examples is not stated, it is the one
 * that a standard error s answers to, n = p (1 - p) / s^2; where that is not stated either, or is
 * 0, it is an assumed number, and the verdict is degraded. Several seeds of one scale count as
 * their mean on the examples of one, less what they scatter: see {@link SeedScatter}. A curve of
 * all families is taken by {@link Neighbourhoods} of models at about one scale, with the scatter
 * between models in their effective number of trials.
 *
 * @param curve the curve
 * @param counts successes and trials at each scale, or neighbourhood of scales
 * @param quality how the trials are known
 * @param seedDispersion variance between seeds of one scale in units of the binomial's, at least 1;
 *     1 without seeds
 * @param pooled whether the counts are of neighbourhoods of models
 */
public record CountedCurve(
        Curve curve, ScaleCounts counts, Quality quality, double seedDispersion, boolean pooled) {

    /** How the number of trials is known; from best to worst. */
    public enum Quality {
        COUNTED("examples are counted at every scale"),
        STANDARD_ERROR(
                "the number of examples is not stated at some scale; it follows from the standard error"),
        ASSUMED(
                "neither examples nor a standard error are stated at some scale; the number of examples is"
                        + " assumed");

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
    public static CountedCurve of(Curve curve, long assumedExamples) {
        double chance = chance(curve.metric());
        if (isPooled(curve)) {
            MeasuredShares models = MeasuredShares.perModel(curve, assumedExamples);
            ScaleCounts counts =
                    Neighbourhoods.of(models.positions(), models.shares(), models.trials(), chance);
            return new CountedCurve(curve, counts, models.quality(), 1, true);
        }
        MeasuredShares scales = MeasuredShares.perScale(curve, assumedExamples);
        return new CountedCurve(
                curve,
                ScaleCounts.ofProportions(
                        scales.positions(), scales.shares(), scales.trials(), chance),
                scales.quality(),
                scales.dispersion(),
                false);
    }

    /**
     * Why a curve has no counts, if it has none: what is missing and what supplies it; empty where
     * nothing is missing.
     */
    public static String missing(Curve curve) {
        String metric = "'" + curve.metric().name() + "'";
        if (curve.metric().chance().isEmpty()) {
            // of a loss or a perplexity 1/options would be nonsense
            return curve.metric().direction() == Direction.LOWER_IS_BETTER
                    ? "what guessing scores in "
                            + metric
                            + " is not known, nor need it exist; judge the share of right answers, beside"
                            + " which it can tell whether a leap is the metric's, or give it in the column"
                            + " 'chance'"
                    : "the chance level of "
                            + metric
                            + " is not known; give it in the column 'chance' (0 for free-form answers,"
                            + " 1/options for multiple choice)";
        }
        if (curve.metric().best().isEmpty()) {
            return "the best score of " + metric + " is not known; give it in the column 'best'";
        }
        return "";
    }

    private static boolean isPooled(Curve curve) {
        return curve.subject().family().equals(Subject.POOLED);
    }

    public static double chance(Metric metric) {
        return MeasuredShares.isPlain(metric) ? metric.chance().orElseThrow() : 0;
    }

    /** Number of scales, or of neighbourhoods. */
    public int size() {
        return counts.size();
    }

    /** The scale at an index: that of the point, exactly, or of a neighbourhood. */
    public double scale(int index) {
        return pooled ? curve.axis().scale(counts.position(index)) : curve.point(index).scale();
    }

    /** The scale at an index with its unit: {@code 1.2e22 FLOPs}. */
    public String words(int index) {
        return curve.axis().words(scale(index));
    }

    /**
     * Where the curve ends, in words: {@code at the largest scale, 1.2e22 FLOPs}; of neighbourhoods
     * that it is several models, and what the largest of them scores alone.
     */
    public String atTop() {
        String scale = words(size() - 1);
        if (!pooled) {
            return "at the largest scale, " + scale;
        }
        Point top = curve.point(curve.size() - 1);
        return "over the largest models together, about %s (the largest alone, %s at %s, scores %s)"
                .formatted(
                        scale,
                        String.join(" and ", top.models()),
                        curve.axis().words(top.scale()),
                        Numbers.of(top.score()));
    }

    /**
     * The onset where the first scale with the ability is known, and no law of the rise: from the
     * scale below it on.
     */
    public Onset onset(int first) {
        return Onset.between(scale(first - 1), scale(first), scale(first));
    }

    /** A share at a position as the metric would score it: itself, or between chance and best. */
    public Overlay.At scored(double position, double share) {
        Metric metric = curve.metric();
        boolean plain = counts.chance() > 0 || metric.normalise(1) == 1 && metric.normalise(0) == 0;
        double chance = metric.chance().orElse(0);
        double best = metric.best().orElse(1);
        double score = plain ? share : chance + share * (best - chance);
        return new Overlay.At(curve.axis().scale(position), score);
    }

    /** Says how the noise is known. */
    public Aspect evidence() {
        String scatter = SeedScatter.words(seedDispersion);
        String seeds = scatter.isEmpty() ? "" : "; " + scatter + ", and count the less";
        return new Aspect(
                "evidence",
                quality == Quality.ASSUMED ? "degraded" : "full",
                quality.meaning + seeds);
    }
}
