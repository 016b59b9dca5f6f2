package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.distribution.Normal;
import io.saltus.statistics.exact.FisherTest;
import io.saltus.statistics.exact.McNemarTest;
import io.saltus.statistics.proportion.PairedProportions;
import io.saltus.statistics.proportion.ProportionDifference;
import io.saltus.statistics.sampling.BinomialSampler;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A strategy against its baseline at one scale.
 *
 * <p>Where the outcomes of the same examples are known under both, everything is computed from the
 * pairs, otherwise from the two proportions as if of different examples.
 *
 * @param strategy successes with the strategy, in [0, strategyTrials]
 * @param strategyTrials examples with the strategy, above 0
 * @param baseline successes of the baseline, in [0, baselineTrials]
 * @param baselineTrials examples of the baseline, above 0
 * @param pairs the examples by both outcomes, if they are known
 */
public record StrategyComparison(
        double strategy,
        double strategyTrials,
        double baseline,
        double baselineTrials,
        Optional<PairedProportions> pairs) {

    /** Examples from which on Fisher's test is replaced by its normal limit. */
    private static final double LARGE = 100_000;

    /** Expected successes and failures from which on draws are normal. */
    private static final double NORMAL_FROM = 25;

    /** A comparison of two proportions on different, or unknown, examples. */
    public static StrategyComparison unpaired(double k1, double n1, double k2, double n2) {
        return new StrategyComparison(k1, n1, k2, n2, Optional.empty());
    }

    /** A comparison on the same examples. */
    public static StrategyComparison paired(PairedProportions pairs) {
        return new StrategyComparison(
                pairs.both() + pairs.gained(),
                pairs.size(),
                pairs.both() + pairs.lost(),
                pairs.size(),
                Optional.of(pairs));
    }

    /** Score with the strategy minus score without it, in [-1, 1]. */
    public double gain() {
        return strategy / strategyTrials - baseline / baselineTrials;
    }

    /** Newcombe's interval of the gain: method 10, with phi where pairs exist. */
    public Interval interval(double confidence) {
        return pairs.map(p -> p.newcombe(confidence))
                .orElseGet(
                        () ->
                                ProportionDifference.newcombe(
                                        strategy,
                                        strategyTrials,
                                        baseline,
                                        baselineTrials,
                                        confidence));
    }

    /** One-sided p-value of "no gain": McNemar exact where pairs exist, else Fisher exact. */
    public double gainP() {
        return pairs.map(p -> McNemarTest.greater(p.gained(), p.lost()))
                .orElseGet(() -> test(strategy, strategyTrials, baseline, baselineTrials));
    }

    /** One-sided p-value of "no loss", by the same tests. */
    public double lossP() {
        return pairs.map(p -> McNemarTest.greater(p.lost(), p.gained()))
                .orElseGet(() -> test(baseline, baselineTrials, strategy, strategyTrials));
    }

    /**
     * Fisher's exact test, and from 100,000 examples on the z test of pooled proportions with
     * continuity correction, its limit: the exact sum would take as many terms.
     */
    private static double test(double k1, double n1, double k2, double n2) {
        if (n1 + n2 < LARGE) {
            return FisherTest.greater(k1, n1, k2, n2);
        }
        double pooled = (k1 + k2) / (n1 + n2);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
        double difference = k1 / n1 - k2 / n2 - 0.5 * (1 / n1 + 1 / n2);
        return error > 0 ? Normal.upper(difference / error) : 1;
    }

    /** A gain drawn from the binomial, or with pairs the multinomial, at the observed shares. */
    double draw(SplittableRandom random) {
        if (pairs.isPresent()) {
            PairedProportions p = pairs.get();
            double n = p.size();
            double gained = drawn(random, n, p.gained() / n);
            double rest = n - p.gained();
            double lost = rest > 0 ? drawn(random, n - gained, Math.min(1, p.lost() / rest)) : 0;
            return (gained - lost) / n;
        }
        return draw(random, strategy, strategyTrials) - draw(random, baseline, baselineTrials);
    }

    private static double draw(SplittableRandom random, double k, double n) {
        double whole = Math.max(1, Math.rint(n));
        return drawn(random, whole, k / n) / whole;
    }

    /** Whichever of successes and failures is rarer is drawn. */
    private static double drawn(SplittableRandom random, double n, double p) {
        return p > 0.5 ? n - rarer(random, n, 1 - p) : rarer(random, n, p);
    }

    private static double rarer(SplittableRandom random, double n, double p) {
        return new BinomialSampler(n, p, NORMAL_FROM).next(random);
    }
}
