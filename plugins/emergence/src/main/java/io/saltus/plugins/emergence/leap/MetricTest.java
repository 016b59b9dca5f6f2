package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.verdict.Aspect;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.metric.GradedEvidence.State;
import io.saltus.plugins.emergence.metric.GradedMetrics;
import java.util.List;
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
                    "but under '%s', another filter of the same outputs, nothing leaps: whatever leaps is the filter's"
                            .formatted(filter.get().metric());
            return new MetricTest("filter-artifact", true, words, words);
        }
        GradedMetrics.Said graded = graded(measured, first, context);
        if (graded.state() == State.METRIC_ARTIFACT) {
            String smoothly =
                    "%s, %s of the same task, %s smoothly through it"
                            .formatted(graded.names(), kind(graded), improves(graded));
            return new MetricTest(
                    "metric-artifact",
                    true,
                    "but " + smoothly,
                    smoothly + ": the leap is the metric's");
        }
        if (graded.state() == State.ROBUST) {
            String leaps =
                    "%s, %s of the same task, %s too"
                            .formatted(
                                    graded.names(), kind(graded), graded.agreeing("leaps", "leap"));
            return new MetricTest("robust", false, leaps, leaps);
        }
        if (filter.isPresent() && filter.get().probability() >= levels.emergent()) {
            String words =
                    "'%s', another filter of the same outputs, leaps too; not tested with a graded metric"
                            .formatted(filter.get().metric());
            return new MetricTest("other-filter-leaps", false, words, words);
        }
        return graded.metrics().isEmpty()
                ? OtherFilters.choosing(measured.curve(), context)
                        .map(other -> choosing(other, levels))
                        .orElse(NONE)
                : telling(graded);
    }

    /** The same choices, counted otherwise: no test, but a reader sees both. */
    private static MetricTest choosing(OtherFilters other, Levels levels) {
        String found =
                other.probability() >= levels.emergent()
                        ? "leaps too"
                        : other.probability() <= levels.notEmergent()
                                ? "does not leap"
                                : "is undecided";
        return new MetricTest(
                NONE.value(),
                false,
                "emergent under this metric; '%s', of the same choices, %s; not tested with a graded one"
                        .formatted(other.metric(), found),
                "'%s' counts the same choices otherwise, and %s; %s"
                        .formatted(other.metric(), found, NONE.meaning()));
    }

    /** Graded metrics that were there and do not tell. */
    private static MetricTest telling(GradedMetrics.Said graded) {
        String neither =
                "%s, %s of the same task, %s whether the leap is the metric's"
                        .formatted(
                                graded.names(),
                                kind(graded),
                                graded.agreeing("does not tell", "do not tell"));
        return new MetricTest(
                NONE.value(),
                false,
                "emergent under this metric; " + neither,
                neither
                        + ": part of its rise lies below the leap and part in it; give another graded one");
    }

    private static String kind(GradedMetrics.Said graded) {
        return graded.agreeing("a graded metric", "graded metrics");
    }

    private static String improves(GradedMetrics.Said graded) {
        return graded.agreeing("improves", "improve");
    }

    private static GradedMetrics.Said graded(MeasuredCurve measured, int first, Curves context) {
        boolean answers =
                measured.curve().metric().grain() == Grain.ALL_OR_NOTHING
                        && measured.curve().metric().direction() == Direction.HIGHER_IS_BETTER;
        if (!answers || !CountedCurve.missing(measured.curve()).isEmpty()) {
            return new GradedMetrics.Said(State.UNTESTED, List.of());
        }
        CountedCurve counted = CountedCurve.of(measured.curve(), EXAMPLES);
        double onset = measured.curve().axis().position(measured.scale(first).scale());
        int cut = 0;
        while (cut < counted.size() && counted.counts().position(cut) < onset - 1e-9) {
            cut++;
        }
        return GradedMetrics.said(context, counted, cut, LEVEL);
    }

    Aspect aspect() {
        return new Aspect("metric", value, meaning);
    }
}
