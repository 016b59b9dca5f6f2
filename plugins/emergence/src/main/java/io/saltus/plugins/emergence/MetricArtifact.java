package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Grain;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.SharedModels;
import io.saltus.plugins.emergence.metric.ArtifactVerdict;
import io.saltus.plugins.emergence.metric.GradedMetrics;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.plugins.emergence.presence.Presence;
import io.saltus.plugins.emergence.presence.PresenceGates;
import io.saltus.plugins.emergence.trend.TrendShape;
import java.util.Comparator;
import java.util.Optional;

/**
 * Is it the metric? (mirage)
 *
 * <p>Three ways in which a metric makes a leap out of a steady rise (Schaeffer et al. 2023): it
 * counts an answer as right only if every token is (composition); it shows nothing below one right
 * answer in n (resolution); and so a graded metric of the same answers rises through the leap
 * without one (metric swap), on which the aspect {@code metric} rests as in {@link Emergence}. On a
 * curve of all families the metrics are compared by neighbourhoods of the models that have both.
 */
@About(
        id = "metric-artifact",
        summary = "Is the leap made by the metric? (mirage)",
        references = "arXiv:2304.15004; arXiv:2406.04391")
public record MetricArtifact(
        @Param(value = "Level of the tests", min = 1e-9, max = 0.25) double alpha,
        AssumedExamples examples)
        implements Criterion {

    /** Level .05, 100 assumed examples. */
    public MetricArtifact() {
        this(0.05, new AssumedExamples());
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        if (curve.metric().grain() == Grain.GRADED) {
            return untested(
                    "'%s' is graded already; the all-or-nothing metrics of this task are tested against it"
                            .formatted(curve.metric().name()));
        }
        String missing = CountedCurve.missing(curve);
        if (!missing.isEmpty()) {
            return untested(missing);
        }
        CountedCurve counted = CountedCurve.of(curve, examples.assumedExamples());
        if (counted.pooled()) {
            Optional<SharedModels> shared = shared(curve, context);
            if (shared.isPresent()
                    && !(shared.get().one().equals(curve)
                            && context.all().contains(shared.get().other()))) {
                SharedModels pair = shared.get();
                return judge(pair.one(), Curves.of(pair.one(), pair.other()))
                        .with(
                                new Aspect(
                                        "comparison",
                                        "shared-models",
                                        "by the %d %s measured on both '%s' and '%s'"
                                                .formatted(
                                                        pair.models(),
                                                        pair.models() == 1 ? "model" : "models",
                                                        curve.metric().name(),
                                                        pair.other().metric().name())));
            }
        }
        PresenceGates gates = PresenceGates.standard();
        Optional<String> silence = InsufficientData.of(counted, gates.margin(), gates.level());
        if (silence.isPresent()) {
            return untested(silence.get()).with(counted.evidence());
        }
        Presence presence = Presence.of(counted.counts(), gates);
        if (!presence.present()) {
            return noLeap(counted, presence).with(counted.evidence());
        }
        return new ArtifactVerdict(context, counted, presence.cut(), alpha)
                .verdict()
                .with(counted.evidence());
    }

    /** With the graded metric that was measured on most models, and on these alone. */
    private static Optional<SharedModels> shared(Curve curve, Curves context) {
        return GradedMetrics.all(curve, context).stream()
                .flatMap(other -> SharedModels.of(curve, other).stream())
                .max(Comparator.comparingInt(SharedModels::models));
    }

    private Verdict noLeap(CountedCurve counted, Presence presence) {
        String none = "no leap from a near-random floor for a metric to have made";
        if (presence.state() == Presence.State.TOP_TOO_LOW) {
            return untested(
                    none + " is shown; more scales, or more examples at the largest, may show one");
        }
        return Verdict.notEmergent(TrendShape.of(counted.counts(), alpha), none)
                .with(new Aspect("metric", "untested", none));
    }

    private static Verdict untested(String reason) {
        return Verdict.undecided(reason).with(new Aspect("metric", "untested", reason));
    }
}
