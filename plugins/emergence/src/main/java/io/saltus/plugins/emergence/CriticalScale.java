package io.saltus.plugins.emergence;

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
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.plugins.emergence.critical.CriticalInterval;
import io.saltus.plugins.emergence.presence.AgainstChance;
import io.saltus.plugins.emergence.presence.ChanceTests;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.statistics.multiple.FixedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From which scale on is the score above chance, and stays so?
 *
 * <p>Tests in a fixed sequence from the largest scale down, see {@link FixedSequence}. The critical
 * scale lies in the bracket (x_(i-1), x_i]. It says where, not how: a smooth curve has a critical
 * scale too, and the first significant scale comes late by half a step of the grid and more. How
 * sure it is, {@link CriticalInterval} says.
 */
@About(
        id = "critical-scale",
        summary = "From which scale on is the score above chance, and stays so?",
        references =
                "arXiv:2206.07682, section 2; Westfall and Krishen 2001, J. Stat. Plan. Inference 99")
public record CriticalScale(
        AgainstChance tests,
        AssumedExamples examples,
        @Param(
                        value = "Replicates of the bootstrap of the critical scale; 0 for none",
                        min = 0,
                        max = 10000)
                int refits)
        implements CountedCriterion {

    /** Margin .02, level .05, 100 assumed examples, 1,000 replicates. */
    public CriticalScale() {
        this(new AgainstChance(), new AssumedExamples(), 1000);
    }

    @Override
    public Verdict judge(CountedCurve counts, Curves context) {
        double[] pValues = ChanceTests.pValues(counts.counts(), tests.margin());
        int critical = FixedSequence.firstOfRun(pValues, tests.alpha());
        return InsufficientData.of(counts, tests.margin(), tests.alpha())
                .map(Verdict::undecided)
                .orElseGet(() -> verdict(counts, critical))
                .with(counts.evidence())
                .with(censoring(counts, critical))
                .withQuantities(quantities(counts, critical, pValues))
                .withQuantities(
                        new CriticalInterval(counts, tests.margin(), tests.alpha())
                                .quantities(refits));
    }

    private static Aspect censoring(CountedCurve counts, int critical) {
        if (critical == 0) {
            return new Aspect(
                    "censoring",
                    "left",
                    "present at the smallest scale: the critical scale is that one or below it");
        }
        return critical == counts.size()
                ? new Aspect(
                        "censoring",
                        "right",
                        "absent at the largest scale: the critical scale, if any, is above it")
                : new Aspect("censoring", "none", "absent at a scale and present from the next on");
    }

    private static Verdict verdict(CountedCurve counts, int critical) {
        if (critical == counts.size()) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN, "not significantly above chance " + counts.atTop());
        }
        if (critical == 0) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "above chance at every scale, from the smallest, "
                            + counts.words(0)
                            + ", on: whether it was absent before, smaller models would show");
        }
        return Verdict.emergent(
                        Shape.UNKNOWN,
                        "above chance from %s on, not at %s"
                                .formatted(counts.words(critical), counts.words(critical - 1)))
                .from(counts.onset(critical));
    }

    private List<Quantity> quantities(CountedCurve counts, int critical, double[] pValues) {
        List<Quantity> quantities = new ArrayList<>();
        String unit = counts.curve().axis().unit();
        if (critical < counts.size()) {
            quantities.add(ScaleQuantities.criticalIndex(critical));
            if (critical > 0) {
                quantities.add(
                        new Quantity(
                                "bracket-lower",
                                counts.scale(critical - 1),
                                unit,
                                "largest scale not above chance"));
            }
            quantities.add(
                    new Quantity(
                            "bracket-upper",
                            counts.scale(critical),
                            unit,
                            "smallest scale from which on all are above chance"));
        }
        quantities.addAll(
                ScaleQuantities.of(
                        "p-value",
                        pValues,
                        "one-sided exact binomial p-value against chance plus the margin"));
        quantities.addAll(
                ScaleQuantities.of(
                        "probability",
                        distribution(counts.counts()),
                        "exact probability, at the observed shares, that this scale is the critical one"));
        return quantities;
    }

    /** At the observed shares; without the probability that no scale is critical. */
    private double[] distribution(ScaleCounts counts) {
        double[] shares = counts.proportions();
        return Arrays.copyOf(
                ChanceTests.distribution(counts, shares, tests.margin(), tests.alpha()),
                shares.length);
    }
}
