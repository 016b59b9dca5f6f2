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
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.plugins.emergence.presence.ChanceTests;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.plugins.emergence.trend.TrendShape;
import io.saltus.statistics.multiple.FixedSequence;
import io.saltus.statistics.proportion.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is the score near-random in smaller models and substantially above random in larger ones?
 *
 * <p>The definition of Wei et al. (2022), made operational. With i* the critical scale of {@link
 * FixedSequence}, an ability is emergent by definition if
 *
 * <ol>
 *   <li>i* exists, and at least {@code minFloor} scales lie below it;
 *   <li>the floor is near-random: the pooled one-sided upper 95% Clopper-Pearson bound of the
 *       scales below i*, normalised, is at most {@code floorMax};
 *   <li>the top is substantial: the one-sided lower 95% bound of the largest scale, normalised, is
 *       at least {@code topMin}.
 * </ol>
 *
 * It does not ask whether the rise could have been foreseen: a convex smooth curve can meet it.
 */
@About(
        id = "emergence-definition",
        summary = "Near-random in smaller models, substantially above random in larger ones?",
        references = "arXiv:2206.07682, sections 2 and 3")
public record EmergenceDefinition(
        @Param(
                        value =
                                "Near-random margin of the critical scale, as a share of the way from chance to perfect",
                        min = 0,
                        max = 0.5)
                double margin,
        @Param(value = "Level of the tests and of the one-sided bounds", min = 1e-9, max = 0.5)
                double alpha,
        @Param(
                        value = "Highest upper bound, normalised, of a near-random floor",
                        min = 0.01,
                        max = 0.9)
                double floorMax,
        @Param(value = "Least lower bound, normalised, of a substantial top", min = 0.01, max = 0.9)
                double topMin,
        @Param(value = "Fewest scales below the critical one", min = 1, max = 100) int minFloor,
        AssumedExamples examples)
        implements CountedCriterion {

    /** Two below the critical one and two from it on. */
    private static final int FEWEST_SCALES = 4;

    /** Margin .02, level .05, floor at most .10, top at least .10, 2 floor scales. */
    public EmergenceDefinition() {
        this(0.02, 0.05, 0.10, 0.10, 2, new AssumedExamples());
    }

    @Override
    public Verdict judge(CountedCurve counted, Curves context) {
        Optional<String> silence = insufficient(counted);
        if (silence.isPresent()) {
            return Verdict.undecided(silence.get()).with(counted.evidence());
        }
        ScaleCounts counts = counted.counts();
        int critical = ChanceTests.criticalIndex(counts, margin, alpha);
        int last = counts.size() - 1;
        double top =
                Proportion.clopperPearsonLower(counts.successes(last), counts.trials(last), alpha);
        List<Quantity> quantities = new ArrayList<>();
        Verdict verdict;
        if (critical > last) {
            verdict =
                    Verdict.notEmergent(
                            TrendShape.of(counts, alpha), "not above chance " + counted.atTop());
        } else {
            quantities.add(ScaleQuantities.criticalIndex(critical));
            if (critical == 0) {
                verdict = presentThroughout(counted);
            } else {
                double floor = floor(counts, critical);
                quantities.addAll(floorQuantities(counts, critical, floor));
                verdict = decide(counted, critical, floor, top);
            }
        }
        quantities.add(
                new Quantity(
                        "top-lower",
                        top,
                        "",
                        "one-sided lower bound of the score at the largest scale"));
        quantities.add(
                new Quantity(
                        "top-lower-normalised",
                        counts.normalise(top),
                        "",
                        "the same, between chance (0) and perfect (1)"));
        return verdict.with(counted.evidence()).withQuantities(quantities);
    }

    private Optional<String> insufficient(CountedCurve counted) {
        int needed = Math.max(FEWEST_SCALES, minFloor + 1);
        return InsufficientData.of(counted, margin, alpha)
                .or(
                        () ->
                                counted.size() < needed
                                        ? Optional.of(
                                                InsufficientData.tooFew(counted, needed)
                                                        + ", %d of them below the critical one"
                                                                .formatted(minFloor))
                                        : Optional.empty());
    }

    private Verdict decide(CountedCurve counted, int critical, double floor, double top) {
        ScaleCounts counts = counted.counts();
        String where = counted.words(critical);
        if (counts.normalise(floor) > floorMax) {
            String together =
                    "together up to %s of the way from chance to perfect"
                            .formatted(Numbers.of(counts.normalise(floor)));
            if (!couldShowAFloor(counts, critical)) {
                return Verdict.undecided(
                        "above chance from %s on, but the examples below it are too few to show a near-random floor: %s"
                                .formatted(where, together));
            }
            return Verdict.notEmergent(
                    TrendShape.of(counts, alpha),
                    "the scores below %s are not near-random: %s".formatted(where, together));
        }
        if (counts.normalise(top) < topMin) {
            return Verdict.notEmergent(
                    Shape.FLAT,
                    "above chance from %s on, but not substantially: at the largest scale at least %s of the way from chance to perfect"
                            .formatted(where, Numbers.of(Math.max(0, counts.normalise(top)))));
        }
        if (critical < minFloor) {
            return Verdict.undecided(
                    "above chance from %s on, but only %d %s below it; at least %d would show that it was absent before"
                            .formatted(
                                    where,
                                    critical,
                                    critical == 1 ? "scale lies" : "scales lie",
                                    minFloor));
        }
        return Verdict.emergent(
                        Shape.SHARP,
                        "near-random up to %s, above chance from %s on"
                                .formatted(counted.words(critical - 1), where))
                .from(counted.onset(critical));
    }

    private Verdict presentThroughout(CountedCurve counted) {
        return Verdict.notEmergent(
                TrendShape.of(counted.counts(), alpha),
                "above chance from the smallest scale on, " + counted.words(0));
    }

    private double floor(ScaleCounts counts, int critical) {
        return Proportion.clopperPearsonUpper(
                counts.successesWithin(0, critical), counts.trialsWithin(0, critical), alpha);
    }

    /** Whether a floor exactly at chance, on as many examples, would count as near-random. */
    private boolean couldShowAFloor(ScaleCounts counts, int critical) {
        double trials = counts.trialsWithin(0, critical);
        double upper = Proportion.clopperPearsonUpper(counts.chance() * trials, trials, alpha);
        return counts.normalise(upper) <= floorMax;
    }

    private static List<Quantity> floorQuantities(ScaleCounts counts, int critical, double floor) {
        return List.of(
                new Quantity(
                        "floor-upper",
                        floor,
                        "",
                        "pooled one-sided upper bound of the scores below the critical scale"),
                new Quantity(
                        "floor-upper-normalised",
                        counts.normalise(floor),
                        "",
                        "the same, between chance (0) and perfect (1)"),
                new Quantity(
                        "floor-trend-z",
                        counts.part(0, critical).trend(),
                        "",
                        "Cochran-Armitage statistic of a trend below the critical scale"));
    }
}
