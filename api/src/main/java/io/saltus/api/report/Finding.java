package io.saltus.api.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Onset;
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

    /**
     * @throws IllegalArgumentException if the verdict's onset does not lie on the curve's axis, or
     *     its bounds are not in the order of growing models
     */
    public Finding {
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(verdict, "verdict");
        verdict.onset().ifPresent(onset -> requireOrdered(curve.axis(), onset));
    }

    private static void requireOrdered(Axis axis, Onset onset) {
        double scale = axis.position(onset.scale());
        double lower =
                onset.lower().isPresent() ? axis.position(onset.lower().getAsDouble()) : scale;
        double upper =
                onset.upper().isPresent() ? axis.position(onset.upper().getAsDouble()) : scale;
        if (!(lower <= scale && scale <= upper)) {
            throw new IllegalArgumentException(
                    "an onset's bounds go from smaller to larger models, got " + onset.words());
        }
    }
}
