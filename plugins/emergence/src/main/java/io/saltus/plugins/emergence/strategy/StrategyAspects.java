package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.words.Numbers;

/**
 * What was before a strategy helped, whether the baseline rises too, and how they were compared.
 *
 * @param rules when it is emergent
 * @param pair the strategy and its baseline
 * @param baseline the whole curve of the baseline
 * @param gains what the pair shows
 */
record StrategyAspects(
        StrategyRules rules, StrategyPair pair, Curve baseline, StrategyGains gains) {

    Aspect before() {
        String meaning;
        String value;
        if (gains.from() == 0) {
            value = "gain";
            meaning = "it helps at every shared " + pair.places(1);
        } else if (gains.helped().isPresent()) {
            value = "gain";
            meaning = "it helps at " + pair.where(gains.helped().getAsInt()) + " already";
        } else if (gains.harmed().isPresent()) {
            int i = gains.harmed().getAsInt();
            value = "harmful";
            meaning = "it harms at " + pair.where(i) + ": " + gains.signed(i);
        } else if (gains.open(gains.from()) < 0) {
            value = "no-gain";
            meaning =
                    "shown at each smaller "
                            + pair.places(1)
                            + ": the gain is at most "
                            + Numbers.of(rules.gainMax());
        } else {
            value = "not-shown";
            meaning =
                    "neither a gain nor its absence is shown at "
                            + pair.where(gains.open(gains.from()));
        }
        return new Aspect("before", value, meaning);
    }

    Aspect interaction() {
        Interval with = StrategyGains.rise(pair.strategy());
        Interval without = StrategyGains.rise(pair.baseline());
        String value =
                without.upper() <= rules.gainMax()
                        ? "baseline-flat"
                        : without.lower() <= 0
                                ? "not-shown"
                                : with.lower() > 0 ? "both-rise" : "baseline-rises";
        return new Aspect(
                "interaction",
                value,
                "from the smallest shared %s to the largest the baseline moves by [%s, %s], the strategy by [%s, %s]"
                        .formatted(
                                pair.places(1),
                                Numbers.of(without.lower()),
                                Numbers.of(without.upper()),
                                Numbers.of(with.lower()),
                                Numbers.of(with.upper())));
    }

    Aspect comparison() {
        String shots = shots(baseline);
        String with = shots.equals(shots(pair.curve())) ? "" : " at " + shots;
        String value = pair.pooled() ? "shared-models" : pair.paired() ? "paired" : "unpaired";
        String meaning =
                switch (value) {
                    case "shared-models" ->
                            "model by model, in neighbourhoods, of %d models"
                                    .formatted(pair.models());
                    case "paired" -> "example by example";
                    default -> "as if of different examples: outcomes by example would say more";
                };
        return new Aspect(
                "comparison",
                value,
                "with '%s'%s at %d shared %s, %s"
                        .formatted(
                                rules.baseline(),
                                with,
                                pair.size(),
                                pair.places(pair.size()),
                                meaning));
    }

    private static String shots(Curve curve) {
        var shots = curve.subject().setup().shots();
        return shots.isPresent() ? shots.getAsInt() + " shots" : "an unknown number of shots";
    }
}
