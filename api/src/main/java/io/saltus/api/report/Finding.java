package io.saltus.api.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Verdict;
import java.util.Objects;

/**
 * What one criterion says of one curve.
 *
 * @param curve the curve that was judged
 * @param criterion the criterion, as set
 * @param verdict what it says
 */
public record Finding(Curve curve, Configured criterion, Verdict verdict) {

    /** Refuses null. */
    public Finding {
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(verdict, "verdict");
    }
}
