package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.leap.LeapVerdict;
import io.saltus.plugins.emergence.leap.Levels;

/**
 * Is the ability emergent? How probable it is, given what was measured, that the latent curve of
 * the ability leaps: absent in smaller models, present in larger ones, sharp, and not to be
 * extrapolated from the smaller ones.
 *
 * <p>The probability is a share of one posterior of curves (see {@link
 * io.saltus.statistics.posterior.CurvePosterior}); the outcome follows from two levels. Where
 * another metric or filter of the same outputs does not leap, the leap is the metric's, and the
 * ability not emergent. See docs/criteria/emergence.md.
 *
 * @param levels from which probabilities on a curve is emergent, or not
 */
@About(
        id = "emergence",
        summary =
                "Is the ability emergent: how probable is a leap that the smaller scales do not foretell?",
        references = {"arXiv:2206.07682", "arXiv:2304.15004"})
public record Emergence(Levels levels) implements Criterion {

    /** Emergent from .9 on, not emergent up to .1. */
    public Emergence() {
        this(new Levels());
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        return LeapVerdict.of(curve, context, levels);
    }
}
