package io.saltus.api.spi;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.verdict.Verdict;
import java.util.List;

/**
 * Decides whether a curve shows an emergent ability.
 *
 * <p>A criterion is a pure function: the same curve gives the same verdict, on any thread, in any
 * locale, whatever the order of the data. Randomness comes from a {@code seed} setting only. A
 * curve that does not suffice is {@linkplain Verdict#undecided undecided} with what is missing, not
 * an exception: any curve may come, of one point, at chance throughout, or falling.
 */
public non-sealed interface Criterion extends Extension {

    /**
     * Returns the verdict on {@code curve}.
     *
     * @param curve the curve to judge; it has at least one point
     * @param context all curves of the study, for a criterion that looks at the same task under
     *     other metrics, strategies or families
     */
    Verdict judge(Curve curve, Curves context);

    /**
     * Looks at a whole study once, before any of its curves is judged: the place for what is costly
     * or learned from all curves together. Saltus asks what it returns about each curve, from
     * several threads, and drops it with the study.
     *
     * <p>What is prepared says of each curve what {@link #judge} says of it in this study: one that
     * overrides this method implements {@code judge} as {@code prepare(context).judge(curve)}.
     *
     * @param study all curves of the study
     */
    default CurveJudge prepare(Curves study) {
        return curve -> judge(curve, study);
    }

    /**
     * Returns the curves of a study that there is something to judge about: all of them, unless a
     * criterion says otherwise.
     *
     * <p>One that compares curves leaves out those that the others are compared with. One that asks
     * about several curves together adds a curve of its own that stands for them, under a subject
     * that no curve of the study has. A study has its findings in the order of its own curves;
     * those on added curves come last.
     *
     * @param study all curves of the study
     */
    default List<Curve> toJudge(Curves study) {
        return study.all();
    }
}
