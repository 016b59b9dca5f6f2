package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Interval;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.statistics.multiple.FixedSequence;
import io.saltus.statistics.multiple.Holm;
import io.saltus.statistics.proportion.ProportionDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The gain of a strategy at each shared scale, its tests, and where it begins. */
final class StrategyGains {

    private static final double CONFIDENCE = 0.95;

    private final StrategyRules rules;
    private final StrategyPair pair;
    private final double[] gains;
    private final double[] pValues;
    private final Interval[] intervals;
    private final int from;
    private final OptionalInt harmed;
    private final OptionalInt helped;
    private final OptionalDouble crossing;
    private final Interval spread;

    StrategyGains(StrategyRules rules, StrategyPair pair) {
        this.rules = rules;
        this.pair = pair;
        List<StrategyComparison> all = pair.comparisons();
        gains = pair.gains();
        pValues = all.stream().mapToDouble(StrategyComparison::gainP).toArray();
        intervals = all.stream().map(c -> c.interval(CONFIDENCE)).toArray(Interval[]::new);
        from = FixedSequence.firstOfRun(pValues, rules.alpha());
        List<StrategyComparison> before = all.subList(0, from);
        harmed = significant(before.stream().mapToDouble(StrategyComparison::lossP).toArray());
        helped = significant(before.stream().mapToDouble(StrategyComparison::gainP).toArray());
        crossing = GainCrossing.of(pair.positions(), gains);
        spread =
                GainCrossing.bootstrap(
                        pair.positions(), all, CONFIDENCE, rules.bootstraps(), rules.seed());
    }

    private OptionalInt significant(double[] p) {
        double[] adjusted = Holm.adjusted(p);
        for (int i = p.length - 1; i >= 0; i--) {
            if (adjusted[i] <= rules.alpha()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Lowest scale of the run, from the largest down, with a significant gain. */
    int from() {
        return from;
    }

    /** A gain with its sign. */
    String signed(int index) {
        return (gains[index] > 0 ? "+" : "") + Numbers.of(gains[index]);
    }

    /** 95% interval of a gain. */
    Interval interval(int index) {
        return intervals[index];
    }

    /** Largest scale below the run with a significant loss. */
    OptionalInt harmed() {
        return harmed;
    }

    /** Largest scale below the run with a significant gain. */
    OptionalInt helped() {
        return helped;
    }

    /** The largest scale below an index at which "no gain" is not shown; -1 if it is at all. */
    int open(int below) {
        int i = below - 1;
        while (i >= 0 && intervals[i].upper() <= rules.gainMax()) {
            i--;
        }
        return i;
    }

    /** Positions of the onset and of both ends of its interval: lower, onset, upper. */
    double[] onset() {
        double[] x = pair.positions();
        double at = crossing.orElse(x[from]);
        double lower = crossing.isPresent() ? spread.lower() : x[from - 1];
        double upper = crossing.isPresent() ? spread.upper() : x[from];
        return new double[] {Math.min(lower, at), at, Math.max(upper, at)};
    }

    /** 95% interval of what a curve gains from the smallest shared scale to the largest. */
    static Interval rise(CountedCurve curve) {
        var counts = curve.counts();
        int last = counts.size() - 1;
        return ProportionDifference.newcombe(
                counts.successes(last),
                counts.trials(last),
                counts.successes(0),
                counts.trials(0),
                CONFIDENCE);
    }

    List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        quantities.addAll(ScaleQuantities.of("gain", gains, "score less that of the baseline"));
        quantities.addAll(
                ScaleQuantities.of(
                        "gain-lower",
                        Arrays.stream(intervals).mapToDouble(Interval::lower).toArray(),
                        "lower 95% bound of the gain"));
        quantities.addAll(
                ScaleQuantities.of(
                        "gain-upper",
                        Arrays.stream(intervals).mapToDouble(Interval::upper).toArray(),
                        "upper 95% bound of the gain"));
        quantities.addAll(
                ScaleQuantities.of("p-value", pValues, "one-sided p-value that there is no gain"));
        if (crossing.isPresent()) {
            String unit =
                    pair.curve().axis().spacing() == Axis.Spacing.LOGARITHMIC
                            ? "decades"
                            : pair.curve().axis().unit();
            quantities.add(
                    new Quantity(
                            "crossing-log10",
                            crossing.getAsDouble(),
                            unit,
                            "position where the gain turns positive"));
            quantities.add(
                    new Quantity(
                            "crossing-lower-log10",
                            spread.lower(),
                            unit,
                            "lower 95% bound of the crossing"));
            quantities.add(
                    new Quantity(
                            "crossing-upper-log10",
                            spread.upper(),
                            unit,
                            "upper 95% bound of the crossing"));
        }
        return quantities;
    }
}
