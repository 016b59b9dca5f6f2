package io.saltus.plugins.emergence.presence;

import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.statistics.exact.BinomialTest;

/**
 * Could this many examples have shown an ability at one scale?
 *
 * <p>P(Bin(n, c + .3 (1 - c)) is significantly above chance and margin), the power of the exact
 * test at a score three tenths of the way from chance to perfect. It depends on the design alone,
 * not on the scores: some 35 examples at chance .25, 9 at chance 0.
 */
final class Power {

    private Power() {}

    /** Whether the power is at least .8. */
    public static boolean suffices(double examples, double chance, double margin, double level) {
        double n = Math.max(1, Math.rint(examples));
        double score =
                chance + Math.max(UndecidedReasons.SHOWABLE_SCORE, 2 * margin) * (1 - chance);
        return BinomialTest.power(n, ChanceTests.bound(chance, margin), level, Math.min(1, score))
                >= UndecidedReasons.LEAST_POWER;
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
