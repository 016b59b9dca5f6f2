package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.statistics.FixedSequence;
import io.saltus.plugins.emergence.statistics.GainCrossing;
import io.saltus.plugins.emergence.statistics.Holm;
import io.saltus.plugins.emergence.statistics.Interval;
import io.saltus.plugins.emergence.statistics.ProportionDifference;
import io.saltus.plugins.emergence.statistics.StrategyComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The decision on a strategy and its baseline in the slots of a verdict. */
final class StrategyVerdict {

    private static final double CONFIDENCE = 0.95;

    private final StrategyEmergence settings;
    private final StrategyPair pair;
    private final Curve baseline;
    private final double[] gains;
    private final double[] pValues;
    private final Interval[] intervals;
    private final int from;
    private final OptionalInt harmed;
    private final OptionalInt helped;

    StrategyVerdict(StrategyEmergence settings, StrategyPair pair, Curve baseline) {
        this.settings = settings;
        this.pair = pair;
        this.baseline = baseline;
        List<StrategyComparison> all = pair.comparisons();
        gains = pair.gains();
        pValues = all.stream().mapToDouble(StrategyComparison::gainP).toArray();
        intervals = all.stream().map(c -> c.interval(CONFIDENCE)).toArray(Interval[]::new);
        from = FixedSequence.criticalIndex(pValues, settings.alpha());
        List<StrategyComparison> before = all.subList(0, from);
        harmed = significant(before.stream().mapToDouble(StrategyComparison::lossP).toArray());
        helped = significant(before.stream().mapToDouble(StrategyComparison::gainP).toArray());
    }

    private OptionalInt significant(double[] p) {
        double[] adjusted = Holm.adjust(p);
        for (int i = p.length - 1; i >= 0; i--) {
            if (adjusted[i] <= settings.alpha()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    Verdict verdict() {
        OptionalDouble crossing = GainCrossing.of(pair.curve().positions(), gains);
        Interval spread =
                GainCrossing.bootstrap(
                        pair.curve().positions(),
                        pair.comparisons(),
                        CONFIDENCE,
                        settings.bootstraps(),
                        settings.seed());
        return decide(crossing, spread)
                .with(before())
                .with(interaction())
                .with(pair.lessKnown().evidence())
                .with(comparison())
                .withQuantities(quantities(crossing, spread));
    }

    private Verdict decide(OptionalDouble crossing, Interval spread) {
        int size = pair.size();
        if (from == size) {
            return withoutGain();
        }
        String where = where(from);
        if (from == 0 && size > 1) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "it helps from the smallest shared scale on, %s: by %s there"
                            .formatted(where, signed(0)));
        }
        if (helped.isPresent()) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "it helps at %s already, though not at every scale from there on"
                            .formatted(where(helped.getAsInt())));
        }
        if (from < settings.minFloor()) {
            return Verdict.undecided(
                    "it helps at %s, but %d shared scale%s below it; at least %d would show that it did not help before"
                            .formatted(
                                    where,
                                    from,
                                    from == 1 ? " lies" : "s lie",
                                    settings.minFloor()));
        }
        int open = open(from);
        if (open >= 0) {
            return Verdict.undecided(
                    "it helps from %s on, but that it did not before is not shown: at %s the gain may be up to %s; %s"
                            .formatted(
                                    where,
                                    where(open),
                                    Scales.number(intervals[open].upper()),
                                    remedy()));
        }
        return Verdict.emergent(
                        Shape.UNKNOWN,
                        "it helps from %s on (%s there), and %s up to %s"
                                .formatted(
                                        where,
                                        signed(from),
                                        harmed.isPresent() ? "harms before" : "does not",
                                        where(from - 1)))
                .from(onset(crossing, spread));
    }

    private Verdict withoutGain() {
        int last = pair.size() - 1;
        if (intervals[last].upper() > settings.gainMax()) {
            return Verdict.undecided(
                    "neither a gain nor its absence is shown at the largest shared scale, %s: %s in [%s, %s]; %s"
                            .formatted(
                                    where(last),
                                    signed(last),
                                    Scales.number(intervals[last].lower()),
                                    Scales.number(intervals[last].upper()),
                                    remedy()));
        }
        return Verdict.notEmergent(
                harmed.isPresent() && harmed.getAsInt() == last ? Shape.INVERSE : Shape.FLAT,
                "it does not help at the largest shared scale, %s: %s"
                        .formatted(where(last), signed(last)));
    }

    private String remedy() {
        return pair.lessKnown().quality() == CountedCurve.Quality.ASSUMED
                ? "state the number of examples (%d assumed)".formatted(settings.assumedExamples())
                : pair.paired()
                        ? "more examples would show it"
                        : "more examples, or the outcome of each example under both, would show it";
    }

    /** The largest scale below an index at which "no gain" is not shown; -1 if it is at all. */
    private int open(int below) {
        int i = below - 1;
        while (i >= 0 && intervals[i].upper() <= settings.gainMax()) {
            i--;
        }
        return i;
    }

    private Onset onset(OptionalDouble crossing, Interval spread) {
        double[] x = pair.curve().positions();
        double at = crossing.orElse(x[from]);
        double lower = crossing.isPresent() ? spread.lower() : x[from - 1];
        double upper = crossing.isPresent() ? spread.upper() : x[from];
        Axis axis = pair.curve().axis();
        return Onset.between(
                axis.scale(Math.min(lower, at)), axis.scale(at), axis.scale(Math.max(upper, at)));
    }

    private Aspect before() {
        String meaning;
        String value;
        if (from == 0) {
            value = "gain";
            meaning = "it helps at every shared scale";
        } else if (helped.isPresent()) {
            value = "gain";
            meaning = "it helps at " + where(helped.getAsInt()) + " already";
        } else if (harmed.isPresent()) {
            int i = harmed.getAsInt();
            value = "harmful";
            meaning = "it harms at " + where(i) + ": " + signed(i);
        } else if (open(from) < 0) {
            value = "no-gain";
            meaning =
                    "shown at each smaller scale: the gain is at most "
                            + Scales.number(settings.gainMax());
        } else {
            value = "not-shown";
            meaning = "neither a gain nor its absence is shown at " + where(open(from));
        }
        return new Aspect("before", value, meaning);
    }

    private Aspect interaction() {
        Interval with = rise(pair.strategy());
        Interval without = rise(pair.baseline());
        String value =
                without.upper() <= settings.gainMax()
                        ? "baseline-flat"
                        : without.lower() <= 0
                                ? "not-shown"
                                : with.lower() > 0 ? "both-rise" : "baseline-rises";
        return new Aspect(
                "interaction",
                value,
                "from the smallest shared scale to the largest the baseline moves by [%s, %s], the strategy by [%s, %s]"
                        .formatted(
                                Scales.number(without.lower()),
                                Scales.number(without.upper()),
                                Scales.number(with.lower()),
                                Scales.number(with.upper())));
    }

    private static Interval rise(CountedCurve curve) {
        var counts = curve.counts();
        int last = counts.size() - 1;
        return ProportionDifference.newcombe(
                counts.successes(last),
                counts.trials(last),
                counts.successes(0),
                counts.trials(0),
                CONFIDENCE);
    }

    private Aspect comparison() {
        String shots = shots(baseline);
        String with = shots.equals(shots(pair.curve())) ? "" : " at " + shots;
        return new Aspect(
                "comparison",
                pair.paired() ? "paired" : "unpaired",
                "with '%s'%s at %d shared scales, %s"
                        .formatted(
                                settings.baseline(),
                                with,
                                pair.size(),
                                pair.paired()
                                        ? "example by example"
                                        : "as if of different examples: outcomes by example would say more"));
    }

    private static String shots(Curve curve) {
        var shots = curve.subject().setup().shots();
        return shots.isPresent() ? shots.getAsInt() + " shots" : "an unknown number of shots";
    }

    private List<Quantity> quantities(OptionalDouble crossing, Interval spread) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.addAll(Scales.perScale("gain", gains, "score less that of the baseline"));
        quantities.addAll(
                Scales.perScale("gain-lower", ends(false), "lower 95% bound of the gain"));
        quantities.addAll(Scales.perScale("gain-upper", ends(true), "upper 95% bound of the gain"));
        quantities.addAll(
                Scales.perScale("p-value", pValues, "one-sided p-value that there is no gain"));
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

    private double[] ends(boolean upper) {
        return java.util.Arrays.stream(intervals)
                .mapToDouble(interval -> upper ? interval.upper() : interval.lower())
                .toArray();
    }

    private String where(int index) {
        return Scales.words(pair.curve(), pair.strategy(), index);
    }

    private String signed(int index) {
        return (gains[index] > 0 ? "+" : "") + Scales.number(gains[index]);
    }
}
