package io.saltus.engine.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of right answers as it was printed: with so many decimals, so that any share within half
 * a unit of the last one may be meant.
 *
 * @param value the share, in [0, 1]
 * @param decimals how many decimals it was printed with, 0 to {@value #MOST}
 */
record PrintedScore(double value, int decimals) {

    /** Single precision, which some tools print in full, is good for no more. */
    static final int MOST = 7;

    /** Where what is left of a share after a division by 100 is noise. */
    private static final int NOISE = 9;

    /** Returns how many decimals a number needs, at most {@value #MOST}. */
    static int decimals(double value) {
        BigDecimal printed =
                new BigDecimal(value).setScale(NOISE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return Math.max(0, Math.min(MOST, printed.scale()));
    }

    /** Half a unit of the last decimal. */
    double half() {
        return 0.5 * Math.pow(10, -decimals);
    }

    /**
     * Whether some whole number k of n right answers prints as this: |k/n - value| is no more than
     * half.
     */
    boolean fits(long n) {
        return Math.abs(value - Math.rint(value * n) / n) <= half() + 1e-12;
    }

    /** Whether it says nothing of n: none right and all right are whole numbers of any. */
    boolean isEnd() {
        return value == 0 || value == 1;
    }
}
