package io.saltus.plugins.emergence.strategy;

/**
 * When a strategy counts as emergent: the settings of the criterion.
 *
 * @param baseline strategy against which the others are compared
 * @param alpha level of the tests
 * @param gainMax highest upper bound of a gain that counts as none
 * @param minFloor fewest scales below the one from which it helps
 * @param bootstraps draws for the interval of the crossing
 * @param seed seed of the draws
 * @param assumedExamples examples assumed where their number is not known
 */
public record StrategyRules(
        String baseline,
        double alpha,
        double gainMax,
        int minFloor,
        int bootstraps,
        long seed,
        long assumedExamples) {}
