package io.saltus.engine.dataset;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The smallest number of examples of which every score of a task is a whole number of right
 * answers, where that is no accident.
 *
 * <p>Of the 10^d - 1 scores between 0 and 1 that print with d decimals, the n - 1 shares of n
 * examples make at most n - 1 + t, t of them lying between two; so scores that have nothing to do
 * with n fit it with a chance of q_d(n) = min(1, (n - 1 + t) / (10^d - 1)) each, and m different
 * ones some number up to n with a chance of at most
 *
 * <pre>P(n) = sum over i = 2..n of the product over the scores of q_d(i)</pre>
 *
 * The smallest fitting n is taken if P(2n) is at most 1/1000, no other number below 2n fits (the
 * neighbours of a true number do where scores are printed too coarsely to tell them apart), and
 * there are at least {@value #FEWEST} different scores besides 0 and 1. The true number may be a
 * multiple of it if all counts happen to be divisible, by 2 with a chance of 2^-m: then intervals
 * come out wider than they need be, never narrower.
 */
final class WholeAnswers {

    /** Greatest chance at which scores that have nothing to do with n would fit some n. */
    static final double GREATEST_CHANCE = 1e-3;

    /** Fewest different scores: fewer are too often all divisible by 2. */
    static final int FEWEST = 5;

    /** Larger test sets are not looked for. */
    private static final int MOST = 50_000;

    private WholeAnswers() {}

    static OptionalLong smallest(Collection<PrintedScore> scores) {
        Set<Double> values = new HashSet<>();
        Map<Integer, Integer> byDecimals = new TreeMap<>();
        for (PrintedScore score : scores) {
            if (!score.isEnd() && values.add(score.value())) {
                byDecimals.merge(score.decimals(), 1, Integer::sum);
            }
        }
        if (values.size() < FEWEST) {
            return OptionalLong.empty();
        }
        double accident = 0;
        long found = 0;
        for (long n = 2; n <= MOST || found > 0 && n < 2 * found; n++) {
            double all = 1;
            for (Map.Entry<Integer, Integer> alike : byDecimals.entrySet()) {
                all *= Math.pow(accident(n, alike.getKey()), alike.getValue());
            }
            accident += all;
            if (accident > GREATEST_CHANCE) {
                return OptionalLong.empty();
            }
            long size = n;
            if (scores.stream().allMatch(score -> score.fits(size))) {
                if (found > 0) {
                    return OptionalLong.empty();
                }
                found = n;
            }
            if (found > 0 && n >= 2 * found - 1) {
                return OptionalLong.of(found);
            }
        }
        return OptionalLong.empty();
    }

    /** Chance q_d(n) that a score of d decimals fits n by accident. */
    static double accident(long n, int decimals) {
        long printed = Math.round(Math.pow(10, decimals));
        if (printed <= 1) {
            return 1;
        }
        return Math.min(1, (n - 1 + (double) between(n, printed)) / (printed - 1));
    }

    /**
     * Number t of shares k/n, 0 &lt; k &lt; n, that lie in the middle of two printed scores: 2 k
     * 10^d / n is an odd whole number.
     */
    private static long between(long n, long printed) {
        long common = gcd(2 * printed, n);
        return 2 * printed / common % 2 == 0 ? 0 : common / 2;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
