package io.saltus.api.spi;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.verdict.Verdict;

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
}
