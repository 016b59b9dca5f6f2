package io.saltus.plugins.emergence.decision;

import io.saltus.plugins.emergence.forecast.ForecastTest;
import io.saltus.plugins.emergence.presence.EmergenceSettings;
import io.saltus.plugins.emergence.presence.Presence;

/** Axis B of the verdict: could the rise have been forecast? */
public enum Predictability {
    /** No forecast from the smaller scales reaches the larger ones. */
    UNPREDICTED(false),
    /** A smooth law explains the rise as well. */
    SMOOTH_COMPATIBLE(false),
    /** Too few hits on the floor for a forecast; the laws say emergent. */
    RESOLUTION_LIMITED_UNPREDICTED(true),
    /** Too few hits on the floor for a forecast; the laws say smooth. */
    RESOLUTION_LIMITED_SMOOTH(true),
    /** Too few hits on the floor for a forecast, and the laws do not tell. */
    RESOLUTION_LIMITED(true),
    /** Fewer than three scales below the rise. */
    TOO_FEW_FLOOR_SCALES(false),
    /** Axis A does not hold. */
    NOT_APPLICABLE(false);

    /** A forecast's p-value below this says no more against it. */
    private static final double LEAST_P = 1e-6;

    private final boolean resolutionLimited;

    Predictability(boolean resolutionLimited) {
        this.resolutionLimited = resolutionLimited;
    }

    /** Whether the floor had too few hits for a forecast. */
    public boolean resolutionLimited() {
        return resolutionLimited;
    }

    /** Whether the rise counts as unpredicted. */
    public boolean unpredicted() {
        return this == UNPREDICTED || this == RESOLUTION_LIMITED_UNPREDICTED;
    }

    /**
     * The state of a curve.
     *
     * @param startsAbove whether the floor together is significantly above near-random
     * @param lambda of the laws
     */
    static Predictability of(
            int scales,
            Presence presence,
            boolean startsAbove,
            double lambda,
            ForecastTest forecast,
            EmergenceSettings settings) {
        if (!presence.present()) {
            return NOT_APPLICABLE;
        }
        if (scales < EmergenceDecision.FEWEST_SCALES) {
            return TOO_FEW_FLOOR_SCALES; // whatever the laws say of three points
        }
        if (lambda > settings.lambdaDecisive()) {
            return presence.floorHits() < settings.forecastHits()
                    ? RESOLUTION_LIMITED_UNPREDICTED
                    : UNPREDICTED;
        }
        if (presence.floorHits() < settings.forecastHits()) {
            return lambda > settings.lambdaAlone()
                    ? RESOLUTION_LIMITED_UNPREDICTED
                    : lambda < settings.lambdaLeast()
                            ? RESOLUTION_LIMITED_SMOOTH
                            : RESOLUTION_LIMITED;
        }
        if (presence.cut() < 3) {
            // with laws this much against a leap no forecast could have made it one
            return lambda > settings.lambdaLeast() ? TOO_FEW_FLOOR_SCALES : SMOOTH_COMPATIBLE;
        }
        // from a start above chance a convex rise outruns any forecast that is linear in the logit
        return !startsAbove
                        && evidence(lambda, forecast, settings) > 0
                        && lambda > settings.lambdaLeast()
                ? UNPREDICTED
                : SMOOTH_COMPATIBLE;
    }

    /**
     * Evidence for an unpredicted rise, for ranking curves: above 0 for one, and at most -5 where
     * axis A does not hold.
     *
     * <p>lambda - w log10 p less its threshold, p the forecast's p-value but at least 1e-6; where
     * the floor is too short or has too few hits for a forecast, lambda less its own threshold.
     */
    static double evidence(
            Presence presence, double lambda, ForecastTest forecast, EmergenceSettings settings) {
        double evidence =
                presence.floorHits() < settings.forecastHits() || presence.cut() < 3
                        ? lambda - settings.lambdaAlone()
                        : evidence(lambda, forecast, settings);
        return presence.present() ? evidence : Math.min(evidence, 0) - 5;
    }

    private static double evidence(
            double lambda, ForecastTest forecast, EmergenceSettings settings) {
        return lambda
                - settings.forecastWeight() * Math.log10(Math.max(LEAST_P, forecast.pValue()))
                - settings.evidenceLeast();
    }
}
