package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.plugins.shape.model.Bend;
import io.saltus.plugins.shape.model.BrokenPowerLaw;
import io.saltus.plugins.shape.model.BrokenPowerLawFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where does a broken power law bend?
 *
 * <p>Fits y = a + b x^-c0 (1 + (x / d)^(1/f))^(-c1 f), see {@link BrokenPowerLaw}, to the score by
 * the root mean squared difference of ln(1 + y), and the same without the break. The break is kept
 * if it lowers the Bayesian information criterion, m ln(MSLE unbroken / MSLE) &gt; 3 ln m; the
 * curve is emergent if it improves beyond the break {@code acceleration} times as fast as before
 * it. It describes what has been seen: fitted strictly below a break it does not foresee it.
 */
@About(
        id = "broken-scaling-law",
        summary = "Where does a broken power law bend?",
        references = "arXiv:2210.14891")
public record BrokenScalingLaw(
        @Param(
                        value =
                                "How many times as fast the score must improve beyond the break as before",
                        min = 1,
                        max = 1e6)
                double acceleration,
        @Param(
                        value =
                                "Least gain beyond the break, as a share of the way from chance to best where both are known",
                        min = 0,
                        max = 1)
                double minRise,
        @Param(value = "Confidence of the onset's interval", min = 0.5, max = 0.9999)
                double confidence,
        @Param(value = "Fewest points on either side of the break", min = 2, max = 1000)
                int minBeyond,
        @Param(value = "Fewest points on which to say anything", min = 7, max = 1000) int minPoints)
        implements Criterion {

    /** Mean square below which a fit is exact: positions are rounded to 1e-9. */
    private static final double EXACT = 1e-16;

    /** Five times as fast, a tenth of the way, 95%, 3 points on either side, 10 points. */
    public BrokenScalingLaw() {
        this(5, 0.1, 0.95, 3, 10);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        if (curve.size() < minPoints) {
            return Verdict.undecided(
                    Undecidable.tooFew(curve, minPoints) + " to fix a break with six parameters");
        }
        if (curve.axis().spacing() != Axis.Spacing.LOGARITHMIC) {
            return Verdict.undecided(
                    "a power law is one of a size; judge along compute, parameters or tokens, not along "
                            + curve.axis().id());
        }
        Optional<String> why = Undecidable.of(curve);
        if (why.isPresent()) {
            return Verdict.undecided(why.get());
        }
        double[] y = curve.scores();
        double low = Arrays.stream(y).min().orElseThrow();
        double high = Arrays.stream(y).max().orElseThrow();
        boolean negated = low <= -1; // ln(1 + y) must exist: a log-likelihood is taken as a loss
        if (negated && high >= 1
                || Math.max(high, -low) > 1e12
                || !OrientedScores.of(curve).isTractable()) {
            return Verdict.undecided(
                    "scores from %s to %s have no logarithm of 1 + y to fit; check the units of '%s'"
                            .formatted(Numbers.of(low), Numbers.of(high), curve.metric().name()));
        }
        if (high - low <= 1e-12 * Math.max(high, -low)) {
            return Verdict.notEmergent(Shape.FLAT, "all scores are equal");
        }
        double sign = negated ? -1 : 1;
        double[] lnX = Arrays.stream(curve.positions()).map(x -> x * Math.log(10)).toArray();
        BrokenPowerLawFit fit =
                new BrokenPowerLawFit(lnX, Arrays.stream(y).map(v -> sign * v).toArray());
        BrokenPowerLaw unbroken = fit.unbroken();
        BrokenPowerLaw broken = fit.broken(unbroken);
        return decide(curve, lnX, unbroken, broken, sign)
                .withQuantities(quantities(broken, sign))
                .with(
                        CurvePlaces.line(
                                "broken power law",
                                curve,
                                CurvePlaces.places(curve),
                                x -> sign * broken.at(x * Math.log(10))));
    }

    private Verdict decide(
            Curve curve, double[] lnX, BrokenPowerLaw unbroken, BrokenPowerLaw law, double sign) {
        int m = lnX.length;
        double better = sign * (curve.metric().direction() == Direction.HIGHER_IS_BETTER ? 1 : -1);
        double whole = (law.at(lnX[m - 1]) - law.at(lnX[0])) * better;
        Shape smooth = whole > 0 && law.isEven(lnX[0], lnX[m - 1]) ? Shape.SMOOTH : Shape.UNKNOWN;
        if (unbroken.msle() <= EXACT
                || m * Math.log(unbroken.msle() / Math.max(EXACT, law.msle())) <= 3 * Math.log(m)) {
            return Verdict.notEmergent(
                    smooth,
                    "a power law without a break fits as well for its number of parameters");
        }
        String where = curve.axis().words(Math.exp(law.lnBreak()));
        Bend bend = Bend.of(lnX, law, better);
        if (bend.below() == 0 || bend.beyond() == 0) {
            return Verdict.notEmergent(
                    smooth, "no bend within the scales: the best break lies at " + where);
        }
        if (bend.beyond() < minBeyond || bend.below() < minBeyond) {
            return Verdict.undecided(
                    "the best break, at %s, has %s below it and %d beyond; at least %d on either side would fix it"
                            .formatted(
                                    where,
                                    Numbers.count(bend.below(), "scale"),
                                    bend.beyond(),
                                    minBeyond));
        }
        double way = OrientedScores.of(curve).way();
        double[] fitted = Arrays.stream(lnX).map(law::at).sorted().toArray();
        if (fitted[m - 1] - fitted[0] < minRise * way) {
            return Verdict.notEmergent(
                    Shape.FLAT,
                    "bends at %s, but moves by less than %s of the way from chance to best"
                            .formatted(where, Numbers.of(minRise)));
        }
        Verdict verdict = decide(bend, where, smooth, way);
        return verdict.outcome() == Outcome.EMERGENT
                ? verdict.from(onset(curve, lnX, law))
                : verdict;
    }

    private Verdict decide(Bend bend, String where, Shape smooth, double way) {
        if (bend.after() <= 0) {
            return Verdict.notEmergent(
                    bend.before() > 0 ? Shape.INVERTED_U : Shape.INVERSE,
                    "bends at " + where + ", and gets no better beyond it");
        }
        String times = Numbers.of(bend.acceleration());
        if (bend.after() < acceleration * Math.abs(bend.before())) {
            return Verdict.notEmergent(
                    bend.before() < 0 ? Shape.U_SHAPED : smooth,
                    "bends at %s, but improves beyond it only %s times as fast as it %s before"
                            .formatted(where, times, bend.before() < 0 ? "got worse" : "did"));
        }
        if (bend.gainBeyond() < minRise * way) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "bends at %s, but gains only %s of the way from chance to best beyond it"
                            .formatted(where, Numbers.of(bend.gainBeyond() / way)));
        }
        return Verdict.emergent(
                Shape.SHARP,
                "a power law bends at %s and improves %s times as fast beyond it"
                        .formatted(where, times));
    }

    private Onset onset(Curve curve, double[] lnX, BrokenPowerLaw law) {
        int m = lnX.length;
        double t =
                TDistribution.of(Math.max(1, m - 6))
                        .inverseSurvivalProbability((1 - confidence) / 2);
        double reach = t * Math.sqrt(law.lnBreakVariance());
        boolean open = !(law.lnBreak() - reach > lnX[0]);
        double onset = Math.exp(law.lnBreak());
        double upper = Math.exp(law.lnBreak() + reach);
        double largest = curve.point(m - 1).scale();
        return new Onset(
                onset,
                open
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.min(onset, Math.exp(law.lnBreak() - reach))),
                OptionalDouble.of(Math.max(onset, upper < largest ? upper : largest)),
                open ? Censoring.LEFT : Censoring.NONE);
    }

    private static List<Quantity> quantities(BrokenPowerLaw law, double sign) {
        List<Quantity> quantities = new ArrayList<>();
        add(quantities, "a", sign * law.limit(), "", "limit of the score as scale grows");
        add(quantities, "b", sign * law.offset(), "", "factor of the power of the scale");
        add(quantities, "c0", law.slope(), "", "exponent below the break");
        add(quantities, "c1", law.change(), "", "change of the exponent at the break");
        add(
                quantities,
                "break-log10",
                law.lnBreak() / Math.log(10),
                "decades",
                "decimal logarithm of the scale of the break");
        add(
                quantities,
                "sharpness",
                law.sharpness(),
                "",
                "width of the bend in units of the natural logarithm of scale; 0 is a corner");
        add(
                quantities,
                "rmsle",
                Math.sqrt(law.msle()),
                "",
                "root mean squared difference of ln(1 + score)");
        return quantities;
    }

    private static void add(
            List<Quantity> quantities, String name, double value, String unit, String meaning) {
        if (!Double.isNaN(value)) {
            quantities.add(new Quantity(name, value, unit, meaning));
        }
    }
}
