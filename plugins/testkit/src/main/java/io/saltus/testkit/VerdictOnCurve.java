package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Verdict;

/**
 * Where a verdict's onset and overlays may lie: on the curve, or within reach of it.
 *
 * @param name name of the curve
 * @param curve what was judged
 */
record VerdictOnCurve(String name, Curve curve) {

    private static final int MOST_PLACES = 1000;

    void requireOnset(Verdict verdict) {
        verdict.onset().ifPresent(this::requireOn);
    }

    private void requireOn(Onset onset) {
        double at = curve.axis().position(onset.scale());
        Check.that(
                at >= first() - 1e-9 && at <= last() + 1e-9,
                "on '%s' the onset %s lies outside the scales %s to %s",
                name,
                onset.scale(),
                curve.point(0).scale(),
                curve.point(curve.size() - 1).scale());
        double lower = onset.lower().orElse(onset.scale());
        double upper = onset.upper().orElse(onset.scale());
        Check.that(
                curve.axis().position(lower) <= curve.axis().position(upper),
                "on '%s' the interval of the onset runs from %s to %s, against the axis",
                name,
                lower,
                upper);
    }

    void requireOverlays(Verdict verdict) {
        verdict.overlays().forEach(this::requireNear);
    }

    private void requireNear(Overlay overlay) {
        int places = overlay.points().size() + overlay.lower().size() + overlay.upper().size();
        Check.that(
                places <= MOST_PLACES,
                "on '%s' the overlay '%s' has %d places",
                name,
                overlay.name(),
                places);
        double reach = Math.max(1, last() - first());
        for (Overlay.At at : overlay.points()) {
            double x = curve.axis().position(at.scale());
            Check.that(
                    x >= first() - reach && x <= last() + reach,
                    "on '%s' the overlay '%s' reaches to %s",
                    name,
                    overlay.name(),
                    at.scale());
        }
    }

    private double first() {
        return curve.positions()[0];
    }

    private double last() {
        return curve.positions()[curve.size() - 1];
    }
}
