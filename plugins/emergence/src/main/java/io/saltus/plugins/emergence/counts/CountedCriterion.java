package io.saltus.plugins.emergence.counts;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;

/** A criterion that judges counts; undecided of a curve that has none. */
public interface CountedCriterion extends Criterion {

    /** What is assumed where the number of examples is not known. */
    AssumedExamples examples();

    /** Judges the counts of a curve among the others of its study. */
    Verdict judge(CountedCurve counted, Curves context);

    @Override
    default Verdict judge(Curve curve, Curves context) {
        String missing = CountedCurve.missing(curve);
        if (!missing.isEmpty()) {
            return Verdict.undecided(missing);
        }
        long assumed = examples().assumedExamples();
        CountedCurve counted = CountedCurve.of(curve, assumed);
        return counted.quality() == CountedCurve.Quality.ASSUMED
                ? UnstatedExamples.of(
                        assumed, number -> judge(CountedCurve.of(curve, number), context))
                : judge(counted, context);
    }
}
