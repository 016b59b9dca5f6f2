package io.saltus.plugins.emergence.presence;

import io.saltus.statistics.exact.BinomialTest;

/**
 * Could this many examples have shown an ability at one scale?
 *
 * <p>P(Bin(n, c + .3 (1 - c)) is significantly above chance and margin), the power of the exact
 * test at a score three tenths of the way from chance to perfect. It depends on the design alone,
 * not on the scores: some 35 examples at chance .25, 9 at chance 0.
 */
final class Power {

    /** Share of the way from chance to perfect that an absent ability must not reach. */
    private static final double SCORE = 0.3;

    private static final double LEAST = 0.8;

    private Power() {}

    /** Whether the power is at least .8. */
    public static boolean suffices(double examples, double chance, double margin, double level) {
        double n = Math.max(1, Math.rint(examples));
        double critical = ChanceTests.criticalCount(n, chance, margin, level);
        double score = chance + Math.max(SCORE, 2 * margin) * (1 - chance);
        return BinomialTest.greater(critical, n, Math.min(1, score)) >= LEAST;
    }

    /** The least number of examples, to a tenth, from which on the power is at least .8. */
    public static double examplesNeeded(double chance, double margin, double level) {
        double n = 1;
        while (!suffices(n, chance, margin, level) && n < 1e9) {
            n = Math.ceil(n * 1.1);
        }
        return n;
    }
}
