package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.leap.Levels;
import io.saltus.statistics.gain.GainCurve;
import io.saltus.statistics.gain.GainPosterior;
import java.util.Arrays;
import java.util.function.Predicate;

/** What the posterior of a gain says at the places where it was measured, and between. */
final class GainReading {

    private static final double[] QUANTILES = {0.025, 0.5, 0.975};

    private final StrategyRules rules;
    private final Levels levels;
    private final Gains gains;
    private final Curve curve;
    private final GainPosterior posterior;
    private final double[] places;
    private final double[] helps;
    private final double[] harms;

    /**
     * @param curve the strategy's, for its axis
     */
    GainReading(StrategyRules rules, Levels levels, Gains gains, Curve curve) {
        this.rules = rules;
        this.levels = levels;
        this.gains = gains;
        this.curve = curve;
        posterior = gains.posterior();
        places = gains.positions();
        helps = Arrays.stream(places).map(x -> posterior.probability(helpsAt(x))).toArray();
        harms = Arrays.stream(places).map(x -> posterior.probability(harmsAt(x))).toArray();
    }

    private Predicate<GainCurve> helpsAt(double position) {
        return gain -> gain.at(position) > rules.least();
    }

    private Predicate<GainCurve> harmsAt(double position) {
        return gain -> gain.at(position) < -rules.least();
    }

    /** Number of places. */
    int size() {
        return places.length;
    }

    int last() {
        return places.length - 1;
    }

    /** Whether enough places lie below the largest for a strategy to be emergent. */
    boolean isLongEnough() {
        return places.length > rules.minFloor();
    }

    private Predicate<GainCurve> emergence() {
        return helpsAt(places[last()]).and(helpsAt(places[floor()]).negate());
    }

    /** Probability that it helps at the largest place, and at none of the smallest. */
    double emerges() {
        return posterior.probability(emergence());
    }

    /** The largest of the smallest places at which it must not help. */
    int floor() {
        return Math.max(0, Math.min(rules.minFloor(), places.length - 1) - 1);
    }

    /** Probability that it helps at a place. */
    double helps(int place) {
        return helps[place];
    }

    /** Probability that it harms at a place. */
    double harms(int place) {
        return harms[place];
    }

    double helpsThroughout() {
        return posterior.probability(helpsAt(places[0]).and(helpsAt(places[last()])));
    }

    double harmsSomewhere() {
        return posterior.probability(harmsAt(places[0]).or(harmsAt(places[last()])));
    }

    /** The lowest place of those, from the largest down, where it helps; none: their number. */
    int from() {
        int from = places.length;
        while (from > 0 && helps[from - 1] >= levels.emergent()) {
            from--;
        }
        return from;
    }

    /** The largest place up to which it harms throughout; -1: none. */
    int harmsUpTo() {
        int up = -1;
        while (up < last() && harms[up + 1] >= levels.emergent()) {
            up++;
        }
        return up;
    }

    /** Quantiles .025, .5, .975 of where it begins to help, if it does not from the start. */
    double[] begins() {
        double first = places[0];
        return posterior.quantiles(
                gain -> gain.crossing(rules.least()),
                helpsAt(places[last()]).and(helpsAt(first).negate()),
                QUANTILES);
    }

    /** The same of the place up to which it harms, if it does not throughout. */
    double[] endsToHarm() {
        double first = places[0];
        return posterior.quantiles(
                gain -> gain.crossing(-rules.least()),
                harmsAt(first).and(harmsAt(places[last()]).negate()),
                QUANTILES);
    }

    /** The same of where it begins to help, given that it emerges. */
    double[] onset() {
        return posterior.quantiles(gain -> gain.crossing(rules.least()), emergence(), QUANTILES);
    }

    /** A probability in words: two decimals, and never 0 or 1. */
    static String words(double probability) {
        if (probability > 0.995) {
            return "over 0.99";
        }
        return probability < 0.005 ? "under 0.01" : Numbers.of(Math.rint(probability * 100) / 100);
    }

    /** The model, or models, of a place, with its scale unless the name says it. */
    String where(int place) {
        Gain first =
                gains.gains().stream()
                        .filter(gain -> gain.position() == places[place])
                        .findFirst()
                        .orElseThrow();
        String scale = curve.axis().words(first.scale());
        String models =
                String.join(
                        " and ",
                        gains.gains().stream()
                                .filter(gain -> gain.position() == places[place])
                                .flatMap(gain -> gain.models().stream())
                                .distinct()
                                .toList());
        boolean told =
                models.contains(scale) || models.contains(Numbers.abbreviated(first.scale()));
        return told ? models : models + " (" + scale + ")";
    }

    /**
     * The mean gain measured at a place, with its sign and interval if it is of one model; and the
     * interval of the gain where models scatter by so much that the measured one says another thing
     * than the probabilities: {@code +0.036 [0.014, 0.059] measured; -0.01 to +0.06 of models of
     * its size, which scatter}.
     */
    String gain(int place) {
        var here = gains.gains().stream().filter(gain -> gain.position() == places[place]).toList();
        double mean = here.stream().mapToDouble(Gain::value).average().orElseThrow();
        String signed = signed(mean);
        if (here.size() > 1 || here.get(0).interval().isEmpty()) {
            return signed;
        }
        Interval interval = here.get(0).interval().get();
        return "%s [%s, %s]%s"
                .formatted(
                        signed,
                        Numbers.of(interval.lower()),
                        Numbers.of(interval.upper()),
                        isContradicted(place, interval) ? scattered(place) : "");
    }

    /** Whether the interval of one measurement tells more than the posterior does. */
    private boolean isContradicted(int place, Interval measured) {
        return measured.lower() > rules.least() && helps[place] < levels.emergent()
                || measured.upper() < -rules.least() && harms[place] < levels.emergent();
    }

    /** The interval of the gain itself, about which a model scatters beyond its examples. */
    private String scattered(int place) {
        double[] gain = posterior.quantiles(g -> g.at(places[place]), g -> true, QUANTILES);
        return " measured; of models of its size, which scatter, %s to %s"
                .formatted(signed(gain[0]), signed(gain[2]));
    }

    private static String signed(double gain) {
        return (gain > 0 ? "+" : "") + Numbers.of(gain);
    }
}
