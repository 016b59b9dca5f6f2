package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.KnownEnds;
import io.saltus.plugins.emergence.counts.UnstatedExamples;
import io.saltus.plugins.emergence.strategy.StrategyPair;
import io.saltus.plugins.emergence.strategy.StrategyRules;
import io.saltus.plugins.emergence.strategy.StrategyVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From which scale on does a strategy help?
 *
 * <p>A prompting or finetuning strategy is emergent if it does not help, or harms, until models are
 * large enough (Wei et al. 2022, section 4). The curve of the strategy is compared with that of the
 * same task, metric and family under the baseline, at the scales that both have (on curves of all
 * families, in neighbourhoods of the models that both have). With g_i the gain at scale i and i*
 * the lowest scale of the unbroken run, from the largest scale down, whose "no gain" is rejected,
 * the strategy is emergent if
 *
 * <ol>
 *   <li>i* exists and at least {@code minFloor} scales lie below it;
 *   <li>at each of them "no gain" is shown, not merely not refuted: the upper 95% bound of g_i is
 *       at most {@code gainMax};
 *   <li>at none of them is there a gain (Holm).
 * </ol>
 */
@About(
        id = "strategy-emergence",
        summary = "From which scale does a prompting or finetuning strategy help?",
        references =
                "arXiv:2206.07682, section 4; Newcombe 1998, Statistics in Medicine 17, 873-890 and 2635-2650")
public record StrategyEmergence(StrategyRules rules) implements Criterion {

    /** Against standard prompting; level .05, gain at most .05 before, 2 scales, 400 draws. */
    public StrategyEmergence() {
        this(new StrategyRules());
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        String strategy = curve.subject().setup().strategy();
        if (strategy.equals(rules.baseline())) {
            return Verdict.undecided(
                    "'%s' is the baseline; each other strategy is judged on its own curve"
                            .formatted(rules.baseline()));
        }
        Optional<Curve> against = against(curve, context);
        if (against.isEmpty()) {
            return Verdict.undecided(
                    "no curve of this task under '%s' with the same metric, models and axis to compare '%s' with; give one, or set 'baseline'"
                            .formatted(rules.baseline(), strategy));
        }
        Curve known = KnownEnds.ofDifference(curve, against.get());
        String missing = CountedCurve.missing(known);
        if (!missing.isEmpty()) {
            return Verdict.undecided(missing);
        }
        long assumed = rules.examples().assumedExamples();
        Optional<StrategyPair> pair = StrategyPair.of(known, against.get(), assumed);
        if (pair.isEmpty()) {
            return Verdict.undecided(
                    "'%s' and '%s' share no scale and no model; score both with the same models"
                            .formatted(strategy, rules.baseline()));
        }
        return pair.get().lessKnown().quality() == CountedCurve.Quality.ASSUMED
                ? UnstatedExamples.of(
                        assumed,
                        number ->
                                verdict(
                                        StrategyPair.of(known, against.get(), number).orElseThrow(),
                                        against.get()))
                : verdict(pair.get(), against.get());
    }

    private Verdict verdict(StrategyPair pair, Curve baseline) {
        return new StrategyVerdict(rules, pair, baseline).verdict();
    }

    /**
     * The curve under the baseline: with as many shots, else the longest, of those with most shots.
     */
    private Optional<Curve> against(Curve curve, Curves context) {
        List<Curve> candidates =
                context.otherStrategies(curve).stream()
                        .filter(o -> o.subject().setup().strategy().equals(rules.baseline()))
                        .toList();
        var shots = curve.subject().setup().shots();
        return candidates.stream()
                .filter(other -> other.subject().setup().shots().equals(shots))
                .findFirst()
                .or(
                        () ->
                                candidates.stream()
                                        .max(
                                                Comparator.comparingInt(Curve::size)
                                                        .thenComparingInt(
                                                                o ->
                                                                        o.subject()
                                                                                .setup()
                                                                                .shots()
                                                                                .orElse(-1))));
    }
}
