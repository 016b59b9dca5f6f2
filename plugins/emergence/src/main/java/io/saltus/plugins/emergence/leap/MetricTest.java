package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.verdict.Aspect;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.metric.GradedEvidence;
import io.saltus.plugins.emergence.metric.GradedMetrics;
import java.util.Optional;

/**
 * The third question of a leap: does another metric, or another filter, of the same outputs show it
 * as well?
 *
 * @param value of the aspect {@code metric}
 * @param takesBack whether the leap is the metric's or the filter's
 * @param words what a reason says of it
 * @param meaning the sentence of the aspect
 */
record MetricTest(String value, boolean takesBack, String words, String meaning) {

    static final MetricTest NONE =
            new MetricTest(
                    "untested",
                    false,
                    "emergent under this metric; not tested with another",
                    "no other metric of the same outputs at the same scales tells; give a graded one"
                            + " (log likelihood, Brier score, edit distance) to test it");

    private static final double LEVEL = .05;
    private static final long EXAMPLES = 100;

    /**
     * Asks the other metrics of the same outputs.
     *
     * @param first index of the first scale from the onset on
     */
    static MetricTest of(MeasuredCurve measured, int first, Levels levels, Curves context) {
        Optional<OtherFilters> filter = OtherFilters.beside(measured.curve(), context);
        if (filter.isPresent() && filter.get().probability() <= levels.notEmergent()) {
            String words =
                    "but under '%s', another filter of the same outputs, nothing leaps: the leap is the filter's"
                            .formatted(filter.get().metric());
            return new MetricTest("filter-artifact", true, words, words);
        }
        GradedEvidence.State graded = graded(measured, first, context);
        if (graded == GradedEvidence.State.METRIC_ARTIFACT) {
            return new MetricTest(
                    "metric-artifact",
                    true,
                    "but a graded metric of the same task rises smoothly through it",
                    "a graded metric rises smoothly through the leap: the leap is the metric's");
        }
        if (graded == GradedEvidence.State.ROBUST) {
            return new MetricTest(
                    "robust",
                    false,
                    "a graded metric of the same task leaps too",
                    "a graded metric of the same task leaps too");
        }
        if (filter.isPresent() && filter.get().probability() >= levels.emergent()) {
            String words =
                    "'%s', another filter of the same outputs, leaps too; not tested with a graded metric"
                            .formatted(filter.get().metric());
            return new MetricTest("other-filter-leaps", false, words, words);
        }
        return NONE;
    }

    private static GradedEvidence.State graded(MeasuredCurve measured, int first, Curves context) {
        boolean answers =
                measured.curve().metric().grain() == Grain.ALL_OR_NOTHING
                        && measured.curve().metric().direction() == Direction.HIGHER_IS_BETTER;
        if (!answers || !CountedCurve.missing(measured.curve()).isEmpty()) {
            return GradedEvidence.State.UNTESTED;
        }
        CountedCurve counted = CountedCurve.of(measured.curve(), EXAMPLES);
        double onset = measured.curve().axis().position(measured.scale(first).scale());
        int cut = 0;
        while (cut < counted.size() && counted.counts().position(cut) < onset - 1e-9) {
            cut++;
        }
        return GradedMetrics.beside(context, counted, cut, LEVEL)
                .map(GradedEvidence::state)
                .orElse(GradedEvidence.State.UNTESTED);
    }

    Aspect aspect() {
        return new Aspect("metric", value, meaning);
    }
}
