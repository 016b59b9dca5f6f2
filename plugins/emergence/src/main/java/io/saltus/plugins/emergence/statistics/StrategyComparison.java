package io.saltus.plugins.emergence.statistics;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A strategy against its baseline at one scale (methods B1.6).
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
        return pairs.map(PairedProportions::mcNemar)
                .orElseGet(() -> test(strategy, strategyTrials, baseline, baselineTrials));
    }

    /** One-sided p-value of "no loss", by the same tests. */
    public double lossP() {
        return pairs.map(p -> new PairedProportions(p.both(), p.lost(), p.gained(), p.neither()))
                .map(PairedProportions::mcNemar)
                .orElseGet(() -> test(baseline, baselineTrials, strategy, strategyTrials));
    }

    /**
     * Fisher's exact test, and from 100,000 examples on the z test of pooled proportions with
     * continuity correction, its limit: the exact sum would take as many terms.
     */
    private static double test(double k1, double n1, double k2, double n2) {
        if (n1 + n2 < LARGE) {
            return ProportionDifference.fisher(k1, n1, k2, n2);
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
            double gained = BinomialDraw.of(random, n, p.gained() / n);
            double rest = n - p.gained();
            double lost =
                    rest > 0
                            ? BinomialDraw.of(random, n - gained, Math.min(1, p.lost() / rest))
                            : 0;
            return (gained - lost) / n;
        }
        return draw(random, strategy, strategyTrials) - draw(random, baseline, baselineTrials);
    }

    private static double draw(SplittableRandom random, double k, double n) {
        double whole = Math.max(1, Math.rint(n));
        return BinomialDraw.of(random, whole, k / n) / whole;
    }
}
