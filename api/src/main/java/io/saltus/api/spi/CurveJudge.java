package io.saltus.api.spi;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Verdict;

/**
 * Judges the curves of one study: a {@link Criterion} that has {@linkplain Criterion#prepare looked
 * at all of them}. Several threads ask it at a time.
 */
@FunctionalInterface
public interface CurveJudge {

    /** Returns the verdict on a curve of the study. */
    Verdict judge(Curve curve);
}
