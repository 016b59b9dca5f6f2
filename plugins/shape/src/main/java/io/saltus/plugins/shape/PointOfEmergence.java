package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
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
import io.saltus.plugins.shape.curve.ExampleNoise;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.statistics.fit.Hinge;
import io.saltus.statistics.fit.HingeProfile;
import io.saltus.statistics.fit.StraightLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where does a hinge from chance begin to rise?
 *
 * <p>Fits y = r + a max(0, x - c) by least squares, exactly, see {@link Hinge}: r the chance level,
 * or free. The interval of the onset c holds the knots whose hinge leaves at most t^2 s^2 more,
 * with t of Student at m - k degrees of freedom (k = 2, or 3 with a free floor) and s^2 the
 * residual variance, or that of the examples where it is larger. A rise counts if p = (SSE / (SSE +
 * gain)) ^((m - k) / 2), the F test at 2 and m - k degrees, is below the level; counting the knot
 * as one parameter, it finds a rise in 1.1% (5 scales) to 2.9% (50) of flat curves at level .05.
 */
@About(
        id = "point-of-emergence",
        summary = "Where does a hinge from chance begin to rise?",
        references = "arXiv:2407.07890, section 4")
public record PointOfEmergence(
        @Param("Level before the rise: the metric's chance, or free to fit") Floor floor,
        @Param(value = "Confidence of the onset's interval", min = 0.5, max = 0.9999)
                double confidence,
        @Param(value = "Level of the test of a rise", min = 1e-9, max = 0.5) double alpha,
        @Param(
                        value =
                                "Least rise at the largest scale, as a share of the way from chance to best where both are known",
                        min = 0,
                        max = 1)
                double minRise,
        @Param(value = "Fewest points on which to say anything", min = 4, max = 1000) int minPoints)
        implements Criterion {

    /** What the score is before it begins to rise. */
    public enum Floor {
        /** The metric's chance level. */
        CHANCE,
        /** The level that fits best. */
        FREE
    }

    /** From chance; 95% interval, level .05, a tenth of the way, 5 points. */
    public PointOfEmergence() {
        this(Floor.CHANCE, 0.95, 0.05, 0.1, 5);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        if (curve.size() < minPoints) {
            return Verdict.undecided(
                    Undecidable.tooFew(curve, minPoints) + " to fix a knot and a slope");
        }
        if (floor == Floor.CHANCE && curve.metric().chance().isEmpty()) {
            return Verdict.undecided(
                    "the chance level of '%s' is not known; give it in the column 'chance', or set floor=free"
                            .formatted(curve.metric().name()));
        }
        Optional<String> tooLarge = Undecidable.tooLarge(curve);
        if (tooLarge.isPresent()) {
            return Verdict.undecided(tooLarge.get());
        }
        double[] y = curve.scores();
        double[] x = curve.positions();
        boolean free = floor == Floor.FREE;
        Hinge hinge =
                free ? Hinge.free(x, y) : Hinge.from(curve.metric().chance().getAsDouble(), x, y);
        StraightLine line = StraightLine.fit(x, y);
        double noise =
                Math.max(hinge.sumOfSquares(), degrees(x.length) * ExampleNoise.variance(curve));
        Verdict verdict = Undecidable.orElse(curve, decide(curve, hinge, line, noise));
        if (verdict.outcome() == Outcome.EMERGENT) {
            verdict = verdict.from(onset(curve, hinge, noise));
        }
        return verdict.withQuantities(quantities(curve, hinge, line))
                .with(
                        CurvePlaces.line(
                                "hinge fit",
                                curve,
                                new double[] {x[0], hinge.knot(), x[x.length - 1]},
                                hinge::at));
    }

    private Verdict decide(Curve curve, Hinge hinge, StraightLine line, double noise) {
        double sign = curve.metric().direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
        double gain = total(curve, hinge, line) - hinge.sumOfSquares();
        double p = gain > 0 ? Math.pow(noise / (noise + gain), degrees(curve.size()) / 2.0) : 1;
        if (!(p < alpha)) {
            return Verdict.notEmergent(
                    line.correlation() * sign < -0.7 ? Shape.INVERSE : still(curve, line),
                    "no move off %s beyond the scatter of the scores (p = %s)"
                            .formatted(floorWords(), Numbers.of(p)));
        }
        String where = curve.axis().words(curve.axis().scale(hinge.knot()));
        if (hinge.slope() * sign < 0) {
            return Verdict.notEmergent(Shape.INVERSE, "the score gets worse from " + where + " on");
        }
        Shape straight = line.correlation() * sign > 0.7 ? Shape.SMOOTH : Shape.UNKNOWN;
        return notAHinge(curve, hinge, line)
                .map(why -> Verdict.notEmergent(straight, why))
                .orElseGet(() -> rise(curve, hinge, sign > 0 ? "rises" : "falls", where));
    }

    private Optional<String> notAHinge(Curve curve, Hinge hinge, StraightLine line) {
        int m = curve.size();
        if (hinge.knot() < curve.positions()[1]) {
            return Optional.of(
                    "off %s from the smallest scales on; smaller models would show whether it begins there"
                            .formatted(floorWords()));
        }
        double parameters = floor == Floor.FREE ? 1 : 0; // more than the line's
        return m * Math.log(line.sumOfSquares() / hinge.sumOfSquares()) <= parameters * Math.log(m)
                ? Optional.of("a straight line fits at least as well as a hinge")
                : Optional.empty();
    }

    private Verdict rise(Curve curve, Hinge hinge, String rises, String where) {
        double[] x = curve.positions();
        double rise = Math.abs(hinge.at(x[x.length - 1]) - hinge.floor());
        double way = OrientedScores.of(curve).way();
        if (rise < minRise * way) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "%s from %s on, but by only %s of the way from chance to best"
                            .formatted(rises, where, Numbers.of(rise / way)));
        }
        return Verdict.emergent(
                Shape.SHARP,
                "at %s up to %s, then %s by %s per %s"
                        .formatted(
                                floorWords(),
                                where,
                                rises,
                                Numbers.of(Math.abs(hinge.slope())),
                                CurvePlaces.step(curve)));
    }

    private Onset onset(Curve curve, Hinge hinge, double noise) {
        double[] x = curve.positions();
        int degrees = degrees(x.length);
        double t = TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
        HingeProfile profile =
                HingeProfile.of(
                        hinge, x, curve.scores(), floor == Floor.FREE, t * t * noise / degrees);
        boolean open = profile.lower() <= x[0];
        return new Onset(
                curve.axis().scale(hinge.knot()),
                open
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(curve.axis().scale(profile.lower())),
                OptionalDouble.of(curve.axis().scale(profile.upper())),
                open ? Censoring.LEFT : Censoring.NONE);
    }

    private List<Quantity> quantities(Curve curve, Hinge hinge, StraightLine line) {
        double total = line.totalSquares();
        List<Quantity> quantities = new ArrayList<>();
        CurvePlaces.log10(
                        "onset-log10",
                        curve,
                        hinge.knot(),
                        "decimal logarithm of the scale where the hinge begins")
                .ifPresent(quantities::add);
        quantities.add(
                new Quantity(
                        "slope",
                        hinge.slope(),
                        "per " + CurvePlaces.step(curve),
                        "change of the score beyond the onset"));
        quantities.add(
                new Quantity(
                        "sum-of-squares",
                        hinge.sumOfSquares(),
                        "",
                        "squared residuals of the hinge, in squared units of the metric"));
        if (total > 0) {
            quantities.add(
                    new Quantity(
                            "r-squared",
                            1 - hinge.sumOfSquares() / total,
                            "",
                            "share of the variance about the mean that the hinge explains; below 0 if a constant fits better"));
        }
        return quantities;
    }

    /** Flat, unless the scores differ by clearly more than their examples explain. */
    private static Shape still(Curve curve, StraightLine line) {
        double noise = ExampleNoise.variance(curve);
        return noise > 0 && line.totalSquares() > 4 * noise * (curve.size() - 1)
                ? Shape.UNKNOWN
                : Shape.FLAT;
    }

    private double total(Curve curve, Hinge hinge, StraightLine line) {
        if (floor == Floor.FREE) {
            return line.totalSquares();
        }
        double sum = 0;
        for (double score : curve.scores()) {
            sum += (score - hinge.floor()) * (score - hinge.floor());
        }
        return sum;
    }

    private int degrees(int m) {
        return m - (floor == Floor.FREE ? 3 : 2);
    }

    private String floorWords() {
        return floor == Floor.FREE ? "the floor" : "chance";
    }
}
