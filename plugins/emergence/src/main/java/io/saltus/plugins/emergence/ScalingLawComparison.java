package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.Law;
import io.saltus.plugins.emergence.statistics.LawComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does a smooth law or an emergent one fit better?
 *
 * <p>Each of {@link Law} is fitted by binomial likelihood. QAIC = -2 l / phi + 2 k, with the
 * dispersion phi of the best-fitting law; weights are Akaike's. lambda = QAIC(best smooth) -
 * QAIC(best emergent): above 0 an emergent law is closer to the data for its number of parameters.
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
        @Param(
                        value =
                                "Examples assumed where neither examples nor standard error are stated",
                        min = 1,
                        max = 1e9)
                long assumedExamples)
        implements Criterion {

    /** Lambda above 4, 5 scales, 100 assumed examples. */
    public ScalingLawComparison() {
        this(4, 5, 100);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        String missing = Scales.missing(curve);
        if (!missing.isEmpty()) {
            return Verdict.undecided(missing);
        }
        CountedCurve counted = CountedCurve.of(curve, assumedExamples);
        Counts counts = counted.counts();
        if (counts.size() < minPoints) {
            return Verdict.undecided(
                    "too few scales (%d) to tell laws apart: at least %d are needed"
                            .formatted(counts.size(), minPoints));
        }
        LawComparison laws = LawComparison.of(counts, counts.chance());
        Law smooth = laws.best(false).law();
        Law emergent = laws.best(true).law();
        double lambda = laws.lambda();
        String both =
                "%s against %s: lambda %s"
                        .formatted(emergent.id(), smooth.id(), Scales.number(lambda));
        Verdict verdict =
                lambda > threshold
                        ? Verdict.emergent(Shape.SHARP, "an emergent law fits better, " + both)
                        : lambda < -threshold
                                ? Verdict.notEmergent(
                                        smooth == Law.CONSTANT ? Shape.FLAT : Shape.SMOOTH,
                                        "a smooth law fits better, " + both)
                                : Verdict.undecided(
                                        "neither kind of law fits clearly better, " + both);
        Overlays overlays = new Overlays(curve, counted);
        return verdict.with(counted.evidence())
                .withQuantities(quantities(laws, lambda))
                .with(overlays.fit(laws.best(false)))
                .with(overlays.fit(laws.best(true)));
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
                                            weights.get(law),
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
