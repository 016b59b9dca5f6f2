package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.plugins.shape.model.SmoothCurves;
import io.saltus.statistics.changepoint.Abruptness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How linear, how abrupt is the rise?
 *
 * <p>Breakthroughness B is the range of the scores over their root median squared step, see {@link
 * Abruptness}; it equals the emergence score of Schaeffer et al. m - 1 equal steps give B = m - 1,
 * and so the rise counts as abrupt if B is more than {@code threshold} times that, by default 3:
 * then the typical step brings less than a third of its even share. Works on the normalised score
 * where both ends of the metric are known, else on the score itself.
 *
 * <p>It describes, it does not test: noise on the floor lowers B, and of a few zeros any rise makes
 * it infinite. Beside it stands where B lies among curves simulated from a smooth fit.
 */
@About(
        id = "breakthroughness",
        summary = "How linear, how abrupt is the rise? (BIG-bench; emergence score)",
        references = {"arXiv:2206.04615, appendix B", "arXiv:2304.15004, equation 1"})
public record Breakthroughness(
        @Param(
                        value =
                                "Breakthroughness above which a rise is abrupt, as a multiple of that of equal steps (m - 1)",
                        min = 0,
                        max = 1e6)
                double threshold,
        @Param(
                        value =
                                "Least rise that counts, as a share of the way from chance to best where both are known",
                        min = 0,
                        max = 1)
                double minRange,
        @Param(value = "Fewest points on which to say anything", min = 3, max = 1000) int minPoints,
        @Param(
                        value = "Curves simulated from a smooth fit for the percentile; 0 for none",
                        min = 0,
                        max = 100000)
                int simulations,
        @Param("Seed of the simulation") long seed)
        implements Criterion {

    /** Three times equal steps, a tenth of the way from chance to best, 5 points, 500 curves. */
    public Breakthroughness() {
        this(3, 0.1, 5, 500, 1);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        int m = curve.size();
        if (m < 3) {
            return Verdict.undecided(tooFew(curve));
        }
        Optional<String> tooLarge = Undecidable.tooLarge(curve);
        if (tooLarge.isPresent()) {
            return Verdict.undecided(tooLarge.get());
        }
        OrientedScores scores = OrientedScores.of(curve);
        Abruptness steps = Abruptness.of(scores.values());
        Optional<SmoothCurves> smooth = SmoothCurves.simulate(curve, simulations, seed);
        Verdict verdict =
                Undecidable.orElse(curve, decide(curve, scores, steps))
                        .withQuantities(quantities(m, steps, smooth));
        return smooth.isEmpty() ? verdict : verdict.with(smooth.get().overlay(curve));
    }

    private String tooFew(Curve curve) {
        return Undecidable.tooFew(curve, minPoints) + " for a typical step";
    }

    private Verdict decide(Curve curve, OrientedScores scores, Abruptness steps) {
        int m = curve.size();
        if (m < minPoints) {
            return Verdict.undecided(tooFew(curve));
        }
        double b = steps.breakthroughness();
        double bound = threshold * (m - 1);
        boolean leaps = steps.range() > 0 && b > bound;
        if (leaps && scores.normalised() && steps.range() < minRange) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "breakthroughness is %s, but the scores span only %s of the way from chance to best"
                            .formatted(Numbers.of(b), Numbers.of(steps.range())));
        }
        if (leaps) {
            int to = steps.largestRise() + 1;
            return Verdict.emergent(
                            Shape.SHARP,
                            "breakthroughness %s is above %s: the rise is that many times the typical step, and the largest step leads to %s"
                                    .formatted(
                                            Numbers.of(b),
                                            Numbers.of(bound),
                                            CurvePlaces.words(curve, to)))
                    .from(CurvePlaces.bracket(curve, to));
        }
        return Verdict.notEmergent(shape(m, steps), why(steps, bound));
    }

    private static String why(Abruptness steps, double bound) {
        if (steps.range() == 0) {
            return "all scores are equal";
        }
        return steps.range() < 0
                ? "the best score comes before the worst"
                : "breakthroughness %s is at most %s: typical steps have their share in the rise"
                        .formatted(Numbers.of(steps.breakthroughness()), Numbers.of(bound));
    }

    private static Shape shape(int m, Abruptness steps) {
        double evenness = steps.linearity() / (m - 1);
        if (steps.range() == 0) {
            return Shape.FLAT;
        }
        return evenness > 0.5 ? Shape.SMOOTH : evenness < -0.5 ? Shape.INVERSE : Shape.UNKNOWN;
    }

    private static List<Quantity> quantities(
            int m, Abruptness steps, Optional<SmoothCurves> smooth) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                new Quantity(
                        "range",
                        steps.range(),
                        "",
                        "highest score less lowest, negative if the highest comes first"));
        quantities.add(
                new Quantity(
                        "linearity",
                        steps.linearity(),
                        "",
                        "range over the root mean squared step"));
        quantities.add(
                new Quantity(
                        "linearity-normalised",
                        steps.linearity() / (m - 1),
                        "",
                        "linearity as a share of that of equal steps, from -1 to 1"));
        quantities.add(
                new Quantity(
                        "breakthroughness",
                        steps.breakthroughness(),
                        "",
                        "range over the root median squared step; infinite if half the steps are 0",
                        Role.RANKING));
        smooth.ifPresent(
                simulated ->
                        quantities.add(
                                new Quantity(
                                        "null-percentile",
                                        simulated.percentile(steps.breakthroughness()),
                                        "%",
                                        "share of curves simulated from a smooth fit with less breakthroughness")));
        return quantities;
    }
}
