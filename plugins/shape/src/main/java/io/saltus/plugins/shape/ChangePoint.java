package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.shape.curve.CountedScores;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.plugins.shape.model.Staircase;
import io.saltus.statistics.changepoint.Partition;
import io.saltus.statistics.changepoint.SingleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where does the level change?
 *
 * <p>The division into segments of constant level with the least cost plus penalty, over all
 * divisions, see {@link Partition}. Where examples are counted the cost is binomial and one change
 * is weighed against none by a Bayes factor, see {@link SingleChange}. Emergent if levels that lie
 * below {@code height} give way to levels above it, and a smooth rise does not fit as well. It
 * locates; a steep smooth rise has change points too.
 */
@About(
        id = "change-point",
        summary = "Where does the level change?",
        references = {
            "Maidstone, Hocking, Rigaill and Fearnhead 2017, Statistics and Computing 27, doi:10.1007/s11222-016-9636-3",
            "Jackson et al. 2005, IEEE Signal Processing Letters 12, doi:10.1109/LSP.2001.838216"
        })
public record ChangePoint(
        @Param(
                        "Cost of a segment: binomial, where examples are counted, else and otherwise squared error")
                Cost cost,
        @Param(
                        value =
                                "Penalty of a change as a multiple of ln m, and of the noise variance for squared error",
                        min = 0,
                        max = 1e6)
                double penalty,
        @Param(value = "Most changes", min = 0, max = 1000000) int maximum,
        @Param(
                        value =
                                "Height from which on the ability counts as present, as a share of the way from chance to best, or of the whole change where they are not known",
                        min = 0,
                        max = 1)
                double height,
        @Param(value = "Fewest points on which to say anything", min = 3, max = 1000) int minPoints)
        implements Criterion {

    private static final int MOST_LISTED = 1000;
    private static final int FEWEST_BELOW = 2;

    /** What a segment costs. */
    public enum Cost {
        /** -2 [k ln p + (n - k) ln(1 - p)]. */
        BINOMIAL,
        /** Sum of squared residuals. */
        SQUARED_ERROR
    }

    /** Binomial; penalty 2 ln m, at most 50 changes, present from .1 on, 5 points. */
    public ChangePoint() {
        this(Cost.BINOMIAL, 2, 50, 0.1, 5);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        if (curve.size() < minPoints) {
            return Verdict.undecided(Undecidable.tooFew(curve, minPoints) + " to show levels");
        }
        Optional<String> tooLarge = Undecidable.tooLarge(curve);
        if (tooLarge.isPresent()) {
            return Verdict.undecided(tooLarge.get());
        }
        OrientedScores scores = OrientedScores.of(curve);
        Optional<CountedScores> counts =
                cost == Cost.BINOMIAL ? CountedScores.of(curve) : Optional.empty();
        Optional<SingleChange> single =
                counts.map(counted -> SingleChange.of(counted.successes(), counted.trials()));
        Staircase levels =
                counts.map(k -> Staircase.ofCounts(curve, scores, k, penalty, maximum))
                        .orElseGet(() -> Staircase.ofScores(curve, scores, penalty, maximum));
        return Undecidable.orElse(curve, decide(curve, scores, levels, single))
                .with(costAspect(counts.isPresent()))
                .withQuantities(quantities(curve, levels, counts.isPresent()))
                .withQuantities(single.map(s -> evidence(curve, s)).orElse(List.of()))
                .with(levels.overlay(curve, scores));
    }

    private Verdict decide(
            Curve curve, OrientedScores scores, Staircase levels, Optional<SingleChange> single) {
        int changes = levels.partition().changes();
        int present = levels.from(height);
        if (changes == 0 || present == 0 || present > changes) {
            return withoutARise(levels, changes, present);
        }
        int first = levels.partition().firsts()[present - 1];
        if (levels.reaches(height, 0, present)) {
            return Verdict.notEmergent(
                    Shape.U_SHAPED,
                    "present at smaller scales, absent just below "
                            + CurvePlaces.words(curve, first));
        }
        if (levels.isSmooth()) {
            return Verdict.notEmergent(
                    Shape.SMOOTH, "a smooth curve fits at least as well as levels that change");
        }
        String rises = scores.unit() > 0 ? "rises" : "falls"; // the raw score
        if (first < FEWEST_BELOW) {
            return Verdict.undecided(
                    "the level %s at %s, but only one scale lies below; smaller models would show that it was absent before"
                            .formatted(rises, CurvePlaces.words(curve, first)));
        }
        return Verdict.emergent(
                        Shape.SHARP,
                        "the level %s from %s to %s between %s and %s, and a smooth curve does not fit as well"
                                .formatted(
                                        rises,
                                        Numbers.of(scores.score(levels.means()[present - 1])),
                                        Numbers.of(scores.score(levels.means()[present])),
                                        CurvePlaces.words(curve, first - 1),
                                        CurvePlaces.words(curve, first)))
                .from(onset(curve, levels, first, single));
    }

    private Verdict withoutARise(Staircase levels, int changes, int present) {
        if (changes == 0) {
            return Verdict.notEmergent(Shape.FLAT, "one level fits all scales");
        }
        if (present == 0) {
            return Verdict.notEmergent(
                    levels.means()[changes] < levels.means()[0]
                            ? Shape.INVERSE
                            : levels.isSmooth() ? Shape.SMOOTH : Shape.UNKNOWN,
                    "present at the smallest scales already; smaller models would show whether it was absent before");
        }
        Shape shape = levels.reaches(height, 1, changes) ? Shape.INVERTED_U : Shape.FLAT;
        return Verdict.notEmergent(
                levels.reaches(height, 0, 1) ? Shape.INVERSE : shape,
                "the level at the largest scales lies below the height that counts as present, "
                        + Numbers.of(height));
    }

    private static Onset onset(
            Curve curve, Staircase levels, int first, Optional<SingleChange> single) {
        if (single.isEmpty() || levels.partition().changes() > 1) {
            return CurvePlaces.bracket(curve, first);
        }
        int[] credible = single.get().credible(0.95);
        return Onset.between(
                curve.point(Math.min(first, credible[0]) - 1).scale(),
                curve.point(first).scale(),
                curve.point(Math.max(first, credible[1])).scale());
    }

    private Aspect costAspect(boolean counted) {
        return counted
                ? new Aspect("cost", "binomial", "examples are counted at every scale")
                : new Aspect(
                        "cost",
                        "squared-error",
                        cost == Cost.BINOMIAL
                                ? "examples are not counted at every scale, so squared error takes the place of the binomial cost"
                                : "squared error, as set");
    }

    private static List<Quantity> quantities(Curve curve, Staircase levels, boolean counted) {
        List<Quantity> quantities = new ArrayList<>();
        int changes = levels.partition().changes();
        quantities.add(new Quantity("change-points", changes, "", "number of changes of level"));
        for (int j = 0; j < changes; j++) {
            quantities.add(
                    new Quantity(
                            "first-index-" + j,
                            levels.partition().firsts()[j],
                            "",
                            "index of the first scale after change " + j));
        }
        quantities.add(
                new Quantity(
                        "cost",
                        levels.partition().cost(),
                        "",
                        counted
                                ? "minus twice the binomial log-likelihood of the levels, without the penalty"
                                : "squared residuals about the levels, without the penalty"));
        return quantities;
    }

    private static List<Quantity> evidence(Curve curve, SingleChange single) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                new Quantity(
                        "bayes-factor-ln",
                        single.lnBayesFactor(),
                        "",
                        "natural logarithm of the Bayes factor of one change against none",
                        Role.RANKING));
        for (int i = 0; i < curve.size() && curve.size() <= MOST_LISTED; i++) {
            quantities.add(
                    new Quantity(
                            "posterior-" + i,
                            single.posterior()[i],
                            "",
                            "probability that the one change, if any, comes just before scale "
                                    + i));
        }
        return quantities;
    }
}
