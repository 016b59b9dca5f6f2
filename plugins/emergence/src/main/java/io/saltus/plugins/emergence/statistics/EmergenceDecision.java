package io.saltus.plugins.emergence.statistics;

import java.util.Optional;

/**
 * The three-axis decision on one curve (methods A2), axes A and B with the evidence for them.
 *
 * @param presence axis A
 * @param comparison the laws compared; empty without scales
 * @param forecast could the scales above the floor have been forecast from it?
 * @param predictability axis B
 * @param onset where the normalised score crosses the near-random level; only where A holds
 * @param share of the examples that the decision rests on; 1 unless fewer show a leap and all do
 *     not
 */
public record EmergenceDecision(
        Presence presence,
        Optional<LawComparison> comparison,
        ForecastTest forecast,
        Predictability predictability,
        Optional<OnsetEstimate> onset,
        double share) {

    /** Ratio of neighbouring totals at which fewer examples are tried. */
    private static final double THINNING = Math.sqrt(2);

    /** Fewer scales than this decide nothing. */
    private static final int FEWEST_SCALES = 4;

    /** Examples per scale below which no leap could be shown. */
    private static final double FEWEST = 10;

    /** A forecast's p-value below this says no more against it. */
    private static final double LEAST_P = 1e-6;

    /** Axis B. */
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
    }

    /**
     * Decides; what fewer examples at the same proportions show, more do not take back.
     *
     * <p>Tests of a null hypothesis that is only nearly true, such as a floor at chance, reject it
     * with enough examples. So where all examples show no leap, the totals 2^(j/2) below theirs are
     * tried from the largest down, and the first that shows one decides, with its own, wider
     * intervals. The totals are the same for every curve, hence a curve with more examples tries
     * all that one with fewer does.
     */
    public static EmergenceDecision of(Counts counts, EmergenceSettings settings) {
        EmergenceDecision all = decide(counts, settings);
        int scales = counts.size();
        if (all.emergent() || scales < FEWEST_SCALES) {
            return all;
        }
        double total = counts.trialsWithin(0, scales);
        double step = Math.ceil(Math.log(total) / Math.log(THINNING)) - 1;
        for (double fewer = Math.pow(THINNING, step); fewer > FEWEST * scales; fewer /= THINNING) {
            double[] trials = counts.trials();
            for (int i = 0; i < scales; i++) {
                trials[i] *= fewer / total;
            }
            Counts thinned = counts.withTrials(trials);
            Presence presence = Presence.of(thinned, settings);
            if (presence.state() == Presence.State.ABSENT) {
                return all; // and so with fewer still
            }
            EmergenceDecision decision = presence.present() ? decide(thinned, settings) : all;
            if (decision.emergent()) {
                return decision.restingOn(fewer / total);
            }
        }
        return all;
    }

    private EmergenceDecision restingOn(double part) {
        return new EmergenceDecision(presence, comparison, forecast, predictability, onset, part);
    }

    private static EmergenceDecision decide(Counts counts, EmergenceSettings settings) {
        Presence presence = Presence.of(counts, settings);
        if (counts.size() == 0) {
            return new EmergenceDecision(
                    presence,
                    Optional.empty(),
                    ForecastTest.of(counts, 0),
                    Predictability.NOT_APPLICABLE,
                    Optional.empty(),
                    1);
        }
        LawComparison comparison = LawComparison.of(counts, FloorLevel.of(counts, presence));
        ForecastTest forecast = ForecastTest.of(counts, presence.cut());
        Predictability predictability =
                predictability(
                        counts.size(),
                        presence,
                        presence.startsAbove(counts, settings),
                        comparison.lambda(),
                        forecast,
                        settings);
        Optional<OnsetEstimate> onset =
                presence.present()
                        ? OnsetPosterior.of(
                                counts, comparison, Presence.onsetLevel(counts, settings))
                        : Optional.empty();
        return new EmergenceDecision(
                presence, Optional.of(comparison), forecast, predictability, onset, 1);
    }

    private static Predictability predictability(
            int scales,
            Presence presence,
            boolean startsAbove,
            double lambda,
            ForecastTest forecast,
            EmergenceSettings settings) {
        if (!presence.present()) {
            return Predictability.NOT_APPLICABLE;
        }
        if (scales < FEWEST_SCALES) {
            return Predictability.TOO_FEW_FLOOR_SCALES; // whatever the laws say of three points
        }
        if (lambda > settings.lambdaDecisive()) {
            return presence.floorHits() < settings.forecastHits()
                    ? Predictability.RESOLUTION_LIMITED_UNPREDICTED
                    : Predictability.UNPREDICTED;
        }
        if (presence.floorHits() < settings.forecastHits()) {
            return lambda > settings.lambdaAlone()
                    ? Predictability.RESOLUTION_LIMITED_UNPREDICTED
                    : lambda < settings.lambdaLeast()
                            ? Predictability.RESOLUTION_LIMITED_SMOOTH
                            : Predictability.RESOLUTION_LIMITED;
        }
        if (presence.cut() < 3) {
            // with laws this much against a leap no forecast could have made it one
            return lambda > settings.lambdaLeast()
                    ? Predictability.TOO_FEW_FLOOR_SCALES
                    : Predictability.SMOOTH_COMPATIBLE;
        }
        // from a start above chance a convex rise outruns any forecast that is linear in the logit
        return !startsAbove
                        && evidence(lambda, forecast, settings) > 0
                        && lambda > settings.lambdaLeast()
                ? Predictability.UNPREDICTED
                : Predictability.SMOOTH_COMPATIBLE;
    }

    /** The verdict in words, with a graded metric of the same outputs where there is one. */
    public enum Headline {
        /** Present, unpredicted, and not made by the metric. */
        EMERGENT,
        /** Present after a floor, but a smooth law explains it as well. */
        EMERGENT_PER_DEFINITION,
        /**
         * Present after a floor only under this metric: a graded metric rises smoothly through it.
         */
        EMERGENT_UNDER_METRIC,
        /** No leap. */
        NOT_EMERGENT,
        /** The data cannot tell. */
        INCONCLUSIVE
    }

    /**
     * The headline.
     *
     * <p>A metric artifact counts wherever A holds, whatever B says: the graded metric is the
     * stronger evidence. Fewer than three floor scales, a resolution that tells nothing, or fewer
     * than four scales in all are inconclusive.
     */
    public Headline headline(Optional<GradedEvidence> graded) {
        if (presence.present()
                && graded.map(g -> g.state() == GradedEvidence.State.METRIC_ARTIFACT)
                        .orElse(false)) {
            return Headline.EMERGENT_UNDER_METRIC;
        }
        switch (predictability) {
            case UNPREDICTED, RESOLUTION_LIMITED_UNPREDICTED:
                return Headline.EMERGENT;
            case SMOOTH_COMPATIBLE, RESOLUTION_LIMITED_SMOOTH:
                return Headline.EMERGENT_PER_DEFINITION;
            case RESOLUTION_LIMITED, TOO_FEW_FLOOR_SCALES:
                return Headline.INCONCLUSIVE;
            default:
                boolean few =
                        comparison
                                        .map(laws -> laws.fits().get(Law.CONSTANT).fitted().length)
                                        .orElse(0)
                                < 4;
                return few ? Headline.INCONCLUSIVE : Headline.NOT_EMERGENT;
        }
    }

    /** The decision with a further standard error, in decades, in the onset's interval. */
    public EmergenceDecision widened(double error) {
        return new EmergenceDecision(
                presence,
                comparison,
                forecast,
                predictability,
                onset.map(estimate -> estimate.widened(error)),
                share);
    }

    /** Whether the curve is emergent by axes A and B. */
    public boolean emergent() {
        return predictability.unpredicted();
    }

    /**
     * Evidence for an unpredicted rise, for ranking curves: above 0 for one, and at most -5 where
     * axis A does not hold.
     *
     * <p>lambda - w log10 p less its threshold, p the forecast's p-value but at least 1e-6; where
     * the floor is too short or has too few hits for a forecast, lambda less its own threshold.
     */
    public double evidence(EmergenceSettings settings) {
        double evidence =
                presence.floorHits() < settings.forecastHits() || presence.cut() < 3
                        ? lambda() - settings.lambdaAlone()
                        : evidence(lambda(), forecast, settings);
        return presence.present() ? evidence : Math.min(evidence, 0) - 5;
    }

    private static double evidence(
            double lambda, ForecastTest forecast, EmergenceSettings settings) {
        return lambda
                - settings.forecastWeight() * Math.log10(Math.max(LEAST_P, forecast.pValue()))
                - settings.evidenceLeast();
    }

    /** Lambda of the laws; 0 without scales. */
    public double lambda() {
        return comparison.map(LawComparison::lambda).orElse(0.0);
    }
}
