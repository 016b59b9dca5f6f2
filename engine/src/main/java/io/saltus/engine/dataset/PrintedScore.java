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
        return Math.max(0, Math.min(MOST, printed(value).scale()));
    }

    /** Returns how many significant digits a number needs. */
    static int digits(double value) {
        return value == 0 ? 0 : printed(value).precision();
    }

    private static BigDecimal printed(double value) {
        return new BigDecimal(value).setScale(NOISE, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /**
     * Returns a share of a table that prints with so many decimals and significant digits at most:
     * {@code 5.79} and {@code 13.7} percent are both printed in three digits.
     */
    static PrintedScore of(double value, int decimals, int digits) {
        int byDigits =
                value > 0 ? digits - 1 - (int) Math.floor(Math.log10(value) + 1e-9) : decimals;
        return new PrintedScore(value, Math.max(decimals(value), Math.min(decimals, byDigits)));
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
