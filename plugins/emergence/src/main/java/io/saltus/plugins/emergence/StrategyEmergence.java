package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.leap.Levels;
import io.saltus.plugins.emergence.strategy.AllTasks;
import io.saltus.plugins.emergence.strategy.StrategyRules;
import io.saltus.plugins.emergence.strategy.StrategyVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * From which scale on does a strategy help?
 *
 * <p>A prompting or finetuning strategy is emergent if it does not help, or harms, until models are
 * large enough (Wei et al. 2022, section 4). The curve of the strategy is compared with that of the
 * same task, metric and family under the baseline, at the scales that both have (on curves of all
 * families, with the models that both have); beside each task stands the mean over all of them. A
 * posterior of the gain (see {@link io.saltus.statistics.gain.GainPosterior}) says how probable it
 * is that the strategy helps at the largest scale and does not at the smallest.
 *
 * @param rules what a strategy is held against, and what counts as a gain
 * @param levels from which probabilities on it is emergent, or not
 */
@About(
        id = "strategy-emergence",
        summary = "From which scale does a prompting or finetuning strategy help?",
        references =
                "arXiv:2206.07682, section 4; DerSimonian and Laird 1986, Controlled Clinical Trials 7, 177-188")
public record StrategyEmergence(StrategyRules rules, Levels levels) implements Criterion {

    /** Against standard prompting; gains above .005, 2 scales, probabilities .9 and .1. */
    public StrategyEmergence() {
        this(new StrategyRules(), new Levels());
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        return StrategyVerdict.of(curve, context, rules, levels);
    }

    /** Each strategy but the baseline, on each task and on all of them together. */
    @Override
    public List<Curve> toJudge(Curves study) {
        List<Curve> curves = new ArrayList<>();
        for (Curve curve : study.all()) {
            if (!curve.subject().setup().strategy().equals(rules.baseline())) {
                curves.add(curve);
            }
        }
        curves.addAll(AllTasks.of(study, rules));
        return curves;
    }
}
