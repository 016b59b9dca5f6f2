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
        return missing.isEmpty()
                ? judge(CountedCurve.of(curve, examples().assumedExamples()), context)
                : Verdict.undecided(missing);
    }
}
