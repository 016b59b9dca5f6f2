package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCriterion;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.laws.FitOverlay;
import io.saltus.plugins.emergence.laws.Law;
import io.saltus.plugins.emergence.laws.LawComparison;
import io.saltus.plugins.emergence.presence.FloorLevel;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.plugins.emergence.presence.Presence;
import io.saltus.plugins.emergence.presence.PresenceGates;
import io.saltus.plugins.emergence.trend.TrendShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Does a smooth law or an emergent one fit better?
 *
 * <p>Each of {@link Law} is fitted by binomial likelihood. QAIC = -2 l / phi + 2 k, with the
 * dispersion phi of the best-fitting law; weights are Akaike's. lambda = QAIC(best smooth) -
 * QAIC(best emergent): above 0 an emergent law is closer to the data for its number of parameters.
 * The laws rise from {@link FloorLevel}, as those of {@link Emergence} do.
 */
@About(
        id = "scaling-law-comparison",
        summary = "Does a smooth law or an emergent one fit better?",
        references =
                "Burnham and Anderson 2002, Model Selection and Multimodel Inference, 2.4 and 2.5")
public record ScalingLawComparison(
        @Param(value = "Lambda above which an emergent law counts as better", min = 0, max = 1000)
                double threshold,
        @Param(value = "Fewest scales on which to say anything", min = 4, max = 1000) int minPoints,
        AssumedExamples examples)
        implements CountedCriterion {

    /** Lambda above 4, 5 scales, 100 assumed examples. */
    public ScalingLawComparison() {
        this(4, 5, new AssumedExamples());
    }

    @Override
    public Verdict judge(CountedCurve counted, Curves context) {
        ScaleCounts counts = counted.counts();
        PresenceGates gates = PresenceGates.standard();
        Optional<String> silence =
                InsufficientData.of(counted, gates.margin(), gates.level())
                        .or(() -> tooFew(counted));
        if (silence.isPresent()) {
            return Verdict.undecided(silence.get()).with(counted.evidence());
        }
        Presence presence = Presence.of(counts, gates);
        LawComparison laws = LawComparison.of(counts, FloorLevel.of(counts, presence));
        return verdict(counted, presence, laws)
                .with(counted.evidence())
                .withQuantities(quantities(laws, laws.lambda()))
                .with(FitOverlay.of(counted, laws.best(false)))
                .with(FitOverlay.of(counted, laws.best(true)));
    }

    private Optional<String> tooFew(CountedCurve counted) {
        return counted.size() < minPoints
                ? Optional.of(InsufficientData.tooFew(counted, minPoints) + " to tell laws apart")
                : Optional.empty();
    }

    private Verdict verdict(CountedCurve counted, Presence presence, LawComparison laws) {
        String smooth = laws.best(false).law().id();
        String emergent = laws.best(true).law().id();
        double lambda = laws.lambda();
        String by = "lambda " + Numbers.of(lambda);
        Shape shape = TrendShape.of(counted.counts(), PresenceGates.standard().level());
        if (presence.state() == Presence.State.ABSENT) {
            return Verdict.notEmergent(
                    shape,
                    "not above chance %s, where no law has risen (%s)"
                            .formatted(counted.atTop(), by));
        }
        if (lambda > threshold) {
            return Verdict.emergent(
                    Shape.SHARP,
                    "an emergent law, %s, fits better than the best smooth one, %s (%s)"
                            .formatted(emergent, smooth, by));
        }
        if (lambda < -threshold) {
            return Verdict.notEmergent(
                    shape,
                    "a smooth law, %s, fits better than the best emergent one, %s (%s)"
                            .formatted(smooth, emergent, by));
        }
        return Verdict.undecided(
                "neither the best smooth law, %s, nor the best emergent one, %s, fits clearly better (%s)"
                        .formatted(smooth, emergent, by));
    }

    private static List<Quantity> quantities(LawComparison laws, double lambda) {
        List<Quantity> quantities = new ArrayList<>();
        Map<Law, Double> weights = laws.weights();
        laws.fits()
                .forEach(
                        (law, fit) -> {
                            String id = law.id();
                            quantities.add(
                                    new Quantity(
                                            "log-likelihood-" + id,
                                            fit.logLikelihood(),
                                            "",
                                            "binomial log-likelihood of the law at its best"));
                            quantities.add(
                                    new Quantity("qaic-" + id, laws.qaic(law), "", "its QAIC"));
                            quantities.add(
                                    new Quantity(
                                            "weight-" + id,
                                            Objects.requireNonNull(weights.get(law)),
                                            "",
                                            "its Akaike weight"));
                        });
        quantities.add(
                new Quantity(
                        "lambda",
                        lambda,
                        "",
                        "QAIC of the best smooth law less that of the best emergent"));
        quantities.add(
                new Quantity(
                        "dispersion",
                        laws.dispersion(),
                        "",
                        "variance about the best law, over the binomial's"));
        return quantities;
    }
}
