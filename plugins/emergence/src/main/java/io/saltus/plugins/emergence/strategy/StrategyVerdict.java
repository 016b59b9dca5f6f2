package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.presence.InsufficientData;

/** The decision on a strategy and its baseline, in words. */
public final class StrategyVerdict {

    private final StrategyRules rules;
    private final StrategyPair pair;
    private final Curve baseline;
    private final StrategyGains gains;
    private final int from;

    public StrategyVerdict(StrategyRules rules, StrategyPair pair, Curve baseline) {
        this.rules = rules;
        this.pair = pair;
        this.baseline = baseline;
        this.gains = new StrategyGains(rules, pair);
        this.from = gains.from();
    }

    public Verdict verdict() {
        StrategyAspects aspects = new StrategyAspects(rules, pair, baseline, gains);
        return decide().with(aspects.before())
                .with(aspects.interaction())
                .with(pair.lessKnown().evidence())
                .with(aspects.comparison())
                .withQuantities(gains.quantities());
    }

    private Verdict decide() {
        int size = pair.size();
        if (pair.isAllZero()) {
            return Verdict.undecided(
                    "every score of the strategy and of its baseline is 0: a prompt or answer filter that"
                            + " finds no answer, until shown otherwise; look at the outputs");
        }
        if (size < InsufficientData.FEWEST_SCALES) {
            return Verdict.undecided(
                    "'%s' and '%s' share only %d %s; at least %d are needed: score both with the same models"
                            .formatted(
                                    pair.curve().subject().setup().strategy(),
                                    rules.baseline(),
                                    size,
                                    pair.places(size),
                                    InsufficientData.FEWEST_SCALES));
        }
        if (from == size) {
            return withoutGain();
        }
        String where = pair.where(from);
        if (from == 0 && InsufficientData.isAllZero(baseline)) {
            return Verdict.undecided(
                    "it helps from the smallest shared %s on, %s, but under '%s' %s"
                            .formatted(
                                    pair.places(1),
                                    where,
                                    rules.baseline(),
                                    InsufficientData.ALL_ZERO));
        }
        if (from == 0) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "it helps from the smallest shared %s on, %s: by %s there"
                            .formatted(pair.places(1), where, gains.signed(0)));
        }
        if (gains.helped().isPresent()) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "it helps at %s already, though not at every scale from there on"
                            .formatted(pair.where(gains.helped().getAsInt())));
        }
        if (from < rules.minFloor()) {
            return Verdict.undecided(
                    "it helps from %s on, but only %d shared %s %s below; at least %d would show that it did not help before"
                            .formatted(
                                    where,
                                    from,
                                    pair.places(from),
                                    from == 1 ? "lies" : "lie",
                                    rules.minFloor()));
        }
        int open = gains.open(from);
        if (open >= 0) {
            return Verdict.undecided(
                    "it helps from %s on, but that it did not before is not shown: at %s the gain may be up to %s; %s"
                            .formatted(
                                    where,
                                    pair.where(open),
                                    Numbers.of(gains.interval(open).upper()),
                                    remedy()));
        }
        return Verdict.emergent(
                        Shape.UNKNOWN,
                        "it helps from %s on (%s there), and %s"
                                .formatted(
                                        where,
                                        gains.signed(from),
                                        gains.harmed().isPresent()
                                                ? "harms at "
                                                        + pair.where(gains.harmed().getAsInt())
                                                : "not up to " + pair.where(from - 1)))
                .from(onset());
    }

    private Verdict withoutGain() {
        int last = pair.size() - 1;
        if (gains.interval(last).upper() > rules.gainMax()) {
            return Verdict.undecided(
                    "neither a gain nor its absence is shown at the largest shared %s, %s: %s in [%s, %s]; %s"
                            .formatted(
                                    pair.places(1),
                                    pair.where(last),
                                    gains.signed(last),
                                    Numbers.of(gains.interval(last).lower()),
                                    Numbers.of(gains.interval(last).upper()),
                                    remedy()));
        }
        return Verdict.notEmergent(
                gains.harmed().isPresent() && gains.harmed().getAsInt() == last
                        ? Shape.INVERSE
                        : Shape.FLAT,
                "it does not help at the largest shared %s, %s: %s"
                        .formatted(pair.places(1), pair.where(last), gains.signed(last)));
    }

    private String remedy() {
        return pair.lessKnown().quality() == CountedCurve.Quality.ASSUMED
                ? "state the number of examples in the column 'n_examples' (%d are assumed)"
                        .formatted(rules.assumedExamples())
                : pair.pooled()
                        ? "more models scored with both would show it"
                        : pair.paired()
                                ? "more examples would show it"
                                : "more examples, or the outcome of each example under both, would show it";
    }

    private Onset onset() {
        Axis axis = pair.curve().axis();
        double[] at = gains.onset();
        return Onset.between(axis.scale(at[0]), axis.scale(at[1]), axis.scale(at[2]));
    }
}
