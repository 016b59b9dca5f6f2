package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCriterion;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.Overdispersion;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.decision.EmergenceDecision;
import io.saltus.plugins.emergence.decision.EmergenceVerdict;
import io.saltus.plugins.emergence.decision.WithoutEachModel;
import io.saltus.plugins.emergence.metric.GradedEvidence;
import io.saltus.plugins.emergence.metric.GradedMetrics;
import io.saltus.plugins.emergence.onset.OnsetQuantities;
import io.saltus.plugins.emergence.presence.EmergenceSettings;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.plugins.emergence.trend.TrendShape;
import java.util.List;
import java.util.Optional;

/**
 * Is the ability emergent? The verdict on three axes: is it present beyond a critical scale and
 * absent before; could the rise have been forecast; is it the model or only the metric?
 *
 * <p>Emergent if it is present, unpredicted, and no graded metric of the same outputs rises
 * smoothly through the leap. On a curve of all families it must also hold without any one of its
 * models, or it is undecided, and what the onset varies by without them is in its interval: see
 * {@link WithoutEachModel}. See {@link EmergenceDecision} for the rules and {@link
 * EmergenceSettings} for the thresholds, and docs/criteria/emergence.md for how often it is right.
 */
@About(
        id = "emergence",
        summary =
                "Is the ability emergent: present, not to be forecast, and not made by the metric?",
        references = {"arXiv:2206.07682", "arXiv:2304.15004"})
public record Emergence(
        @Param(value = "Level of each test and one-sided bound", min = 1e-6, max = 0.3)
                double alpha,
        @Param(
                        value = "Near-random margin, as a share of the way from chance to perfect",
                        min = 0,
                        max = 0.2)
                double margin,
        @Param(
                        value = "Highest upper bound, normalised, of a near-random floor",
                        min = 0.02,
                        max = 0.5)
                double floorMax,
        @Param(value = "Least lower bound, normalised, of a substantial top", min = 0.02, max = 0.5)
                double topMin,
        @Param(
                        value =
                                "Standard deviation of scores between models of one scale, beyond examples; 0"
                                        + " where it is not known",
                        min = 0,
                        max = 0.3)
                double scatter,
        AssumedExamples examples,
        @Param(
                        value = "Refits of all laws in the bootstrap of the onset; 0 for none",
                        min = 0,
                        max = 10000)
                int refits)
        implements CountedCriterion {

    /**
     * Level .05, margin .02, floor at most .10, top at least .05, no scatter, 100 assumed examples,
     * 200 refits.
     */
    public Emergence() {
        this(0.05, 0.02, 0.10, 0.05, 0, new AssumedExamples(), 200);
    }

    @Override
    public Verdict judge(CountedCurve counted, Curves context) {
        Optional<String> silence = InsufficientData.of(counted, margin, alpha);
        if (silence.isPresent()) {
            return Verdict.undecided(silence.get())
                    .shaped(form(counted.counts()))
                    .with(new Aspect("headline", "inconclusive", "the three axes in a word"))
                    .with(counted.evidence());
        }
        ScaleCounts counts = noisy(counted.counts());
        EmergenceDecision decision = EmergenceDecision.of(counts, settings());
        Optional<GradedEvidence> graded =
                GradedMetrics.beside(context, counted, decision.presence().cut(), alpha);
        WithoutEachModel without =
                counted.pooled() && decision.emergent()
                        ? withoutEach(counted)
                        : new WithoutEachModel(List.of());
        EmergenceVerdict words =
                new EmergenceVerdict(
                        counted,
                        decision.widened(without.onsetError()),
                        graded,
                        without.decisive(),
                        settings());
        Shape trend = TrendShape.of(counts, alpha);
        return words.verdict(trend).withQuantities(bootstrap(counted.curve(), counts, decision));
    }

    private List<Quantity> bootstrap(Curve curve, ScaleCounts counts, EmergenceDecision decision) {
        return decision.refits(counts, settings(), refits)
                .map(onsets -> new OnsetQuantities(curve, onsets).quantities())
                .orElse(List.of());
    }

    /** What the scores do, whether or not they say anything of the ability. */
    private Shape form(ScaleCounts counts) {
        return counts.size() < InsufficientData.FEWEST_SCALES
                ? Shape.UNKNOWN
                : TrendShape.of(counts, alpha);
    }

    private WithoutEachModel withoutEach(CountedCurve counted) {
        return new WithoutEachModel(
                counted.eachWithout().stream()
                        .map(counts -> EmergenceDecision.of(noisy(counts), settings()))
                        .toList());
    }

    private ScaleCounts noisy(ScaleCounts counts) {
        return scatter > 0 ? Overdispersion.ofProportion(counts, scatter) : counts;
    }

    private EmergenceSettings settings() {
        return EmergenceSettings.standard().withGates(alpha, margin, floorMax, topMin);
    }
}
