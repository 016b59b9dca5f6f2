package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Interval;
import io.saltus.api.spi.About;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCriterion;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.plugins.emergence.presence.AgainstChance;
import io.saltus.plugins.emergence.presence.ChanceTests;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.statistics.proportion.Proportion;
import java.util.ArrayList;
import java.util.List;

/**
 * At which scales is the score above chance?
 *
 * <p>At each scale by itself: the exact binomial test of p ≤ c + margin (1 - c), and two-sided 95%
 * intervals by Wilson and by Clopper and Pearson. It describes and never says emergent: not
 * emergent where the largest scale is not above chance or every scale is, otherwise undecided.
 */
@About(
        id = "above-chance",
        summary = "At which scales is the score above chance?",
        references = {
            "Wilson 1927, J. Am. Stat. Assoc. 22",
            "Clopper and Pearson 1934, Biometrika 26"
        })
public record AboveChance(AgainstChance tests, AssumedExamples examples)
        implements CountedCriterion {

    /** Scales named in the reason; the p-values tell of the others. */
    private static final int MOST_NAMED = 12;

    /** Margin .02, level .05, 100 assumed examples. */
    public AboveChance() {
        this(new AgainstChance(), new AssumedExamples());
    }

    @Override
    public Verdict judge(CountedCurve counted, Curves context) {
        ScaleCounts counts = counted.counts();
        List<Quantity> quantities = new ArrayList<>();
        List<String> above = new ArrayList<>();
        boolean unbroken = true;
        for (int i = 0; i < counts.size(); i++) {
            double k = counts.successes(i);
            double n = counts.trials(i);
            double p = ChanceTests.pValue(k, n, counts.chance(), tests.margin());
            quantities.add(
                    ScaleQuantities.at(
                            i, "p-value", p, "exact p-value against chance plus the margin"));
            add(quantities, "wilson", i, Proportion.wilson(k, n, 0.95));
            add(quantities, "clopper-pearson", i, Proportion.clopperPearson(k, n, 0.95));
            if (p <= tests.alpha()) {
                above.add(counted.words(i));
            } else {
                unbroken = above.isEmpty();
            }
        }
        boolean run = unbroken;
        return InsufficientData.of(counted, tests.margin(), tests.alpha())
                .map(Verdict::undecided)
                .orElseGet(() -> verdict(reason(above, counts.size(), run), above, counted))
                .with(counted.evidence())
                .withQuantities(quantities);
    }

    private Verdict verdict(String reason, List<String> above, CountedCurve counted) {
        if (above.size() == counted.size()
                || InsufficientData.isAbsent(counted, tests.margin(), tests.alpha())) {
            return Verdict.notEmergent(Shape.UNKNOWN, reason);
        }
        return Verdict.undecided(reason + "; whether it leaps there, 'emergence' tells");
    }

    /**
     * @param run whether the scales above chance are an unbroken run up to the largest
     */
    private static String reason(List<String> above, int scales, boolean run) {
        if (above.isEmpty()) {
            return "above chance at none of the %d scales".formatted(scales);
        }
        if (above.size() == scales) {
            return "above chance at every scale";
        }
        if (run) {
            return "above chance at %d of the %d scales, from %s on"
                    .formatted(above.size(), scales, above.get(0));
        }
        List<String> first = above.subList(0, Math.min(MOST_NAMED, above.size()));
        return "above chance at %d of the %d scales: %s%s"
                .formatted(
                        above.size(),
                        scales,
                        String.join(", ", first),
                        above.size() > MOST_NAMED ? ", ..." : "");
    }

    private static void add(List<Quantity> to, String name, int index, Interval interval) {
        to.add(
                ScaleQuantities.at(
                        index,
                        name + "-lower",
                        interval.lower(),
                        "lower bound of the 95% interval"));
        to.add(
                ScaleQuantities.at(
                        index,
                        name + "-upper",
                        interval.upper(),
                        "upper bound of the 95% interval"));
    }
}
