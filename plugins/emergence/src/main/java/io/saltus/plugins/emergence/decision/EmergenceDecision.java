package io.saltus.plugins.emergence.decision;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.forecast.ForecastTest;
import io.saltus.plugins.emergence.laws.Law;
import io.saltus.plugins.emergence.laws.LawComparison;
import io.saltus.plugins.emergence.laws.LawFit;
import io.saltus.plugins.emergence.metric.GradedEvidence;
import io.saltus.plugins.emergence.onset.OnsetBootstrap;
import io.saltus.plugins.emergence.onset.OnsetEstimate;
import io.saltus.plugins.emergence.onset.OnsetPosterior;
import io.saltus.plugins.emergence.onset.OnsetRefits;
import io.saltus.plugins.emergence.presence.EmergenceSettings;
import io.saltus.plugins.emergence.presence.FloorLevel;
import io.saltus.plugins.emergence.presence.Presence;
import java.util.Optional;

/**
 * The three-axis decision on one curve, axes A and B with the evidence for them.
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
    static final int FEWEST_SCALES = 4;

    /** Examples per scale below which no leap could be shown. */
    private static final double FEWEST = 10;

    /** What lambda of fewer examples may be off by: fits stop at a step and not at the optimum. */
    private static final double LAMBDA_SLACK = 0.01;

    /**
     * Decides; what fewer examples at the same proportions show, more do not take back.
     *
     * <p>Tests of a null hypothesis that is only nearly true, such as a floor at chance, reject it
     * with enough examples. So where all examples show no leap, the totals 2^(j/2) below theirs are
     * tried from the largest down, and the first that shows one decides, with its own, wider
     * intervals. The totals are the same for every curve, hence a curve with more examples tries
     * all that one with fewer does.
     */
    public static EmergenceDecision of(ScaleCounts counts, EmergenceSettings settings) {
        EmergenceDecision all = decide(counts, settings);
        int scales = counts.size();
        if (all.emergent() || scales < FEWEST_SCALES) {
            return all;
        }
        double total = counts.trialsWithin(0, scales);
        double step = Math.ceil(Math.log(total) / Math.log(THINNING)) - 1;
        for (double fewer = Math.pow(THINNING, step); fewer > FEWEST * scales; fewer /= THINNING) {
            ScaleCounts thinned = counts.thinned(fewer / total);
            Presence presence = Presence.of(thinned, settings);
            if (presence.state() == Presence.State.ABSENT) {
                return all; // and so with fewer still
            }
            if (presence.present()
                    && mayBeEmergent(counts, thinned, all, presence, fewer / total, settings)) {
                EmergenceDecision decision = decide(thinned, settings);
                if (decision.emergent()) {
                    return decision.restingOn(fewer / total);
                }
            }
        }
        return all;
    }

    /**
     * Whether fewer examples need to be looked at closely.
     *
     * <p>From the same floor every law fits the same proportions alike, and its log-likelihood is
     * that of all examples times their share: lambda is known without a fit.
     */
    private static boolean mayBeEmergent(
            ScaleCounts counts,
            ScaleCounts thinned,
            EmergenceDecision all,
            Presence presence,
            double part,
            EmergenceSettings settings) {
        if (FloorLevel.of(thinned, presence) != FloorLevel.of(counts, all.presence)) {
            return true;
        }
        double lambda =
                LAMBDA_SLACK + all.comparison.map(laws -> thinnedLambda(laws, part)).orElse(0.0);
        if (lambda > settings.lambdaDecisive()) {
            return true;
        }
        return presence.floorHits() < settings.forecastHits()
                ? lambda > settings.lambdaAlone()
                : presence.cut() >= 3 && lambda > settings.lambdaLeast();
    }

    private static double thinnedLambda(LawComparison laws, double part) {
        double dispersion = laws.dispersion();
        double loss = 2 * part / Math.max(1, part * dispersion);
        double smooth = Double.POSITIVE_INFINITY;
        double emergent = Double.POSITIVE_INFINITY;
        for (LawFit fit : laws.fits().values()) {
            double penalty = laws.qaic(fit.law()) + 2 * fit.logLikelihood() / dispersion;
            double qaic = penalty - loss * fit.logLikelihood();
            if (fit.law().emergent()) {
                emergent = Math.min(emergent, qaic);
            } else {
                smooth = Math.min(smooth, qaic);
            }
        }
        return emergent < Double.POSITIVE_INFINITY ? smooth - emergent : 0;
    }

    private EmergenceDecision restingOn(double part) {
        return new EmergenceDecision(presence, comparison, forecast, predictability, onset, part);
    }

    private static EmergenceDecision decide(ScaleCounts counts, EmergenceSettings settings) {
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
                Predictability.of(
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
                                < FEWEST_SCALES;
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
     * Onsets of refits to the examples that the decision rests on; empty unless the ability is
     * present.
     *
     * @param counts all examples
     * @param refits 0 for none
     */
    public Optional<OnsetRefits> refits(
            ScaleCounts counts, EmergenceSettings settings, int refits) {
        if (refits == 0 || !presence.present()) {
            return Optional.empty();
        }
        ScaleCounts decisive = share < 1 ? counts.thinned(share) : counts;
        return comparison.map(
                laws ->
                        OnsetBootstrap.of(
                                decisive, laws, Presence.onsetLevel(decisive, settings), refits));
    }

    /** Evidence for an unpredicted rise: see {@link Predictability#evidence}. */
    public double evidence(EmergenceSettings settings) {
        return Predictability.evidence(presence, lambda(), forecast, settings);
    }

    /** Lambda of the laws; 0 without scales. */
    public double lambda() {
        return comparison.map(LawComparison::lambda).orElse(0.0);
    }
}
