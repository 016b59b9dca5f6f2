package io.saltus.statistics.gain;

/**
 * Least-squares sums of gains under each change of a library and each account of their noise: with
 * weights w = 1 / variance and s the share of the change that is done at a position, those of the
 * basis (1 - s, s), whose coefficients are the gains before and after the change.
 */
final class GainSums {

    /** Number of changes. */
    static final int CHANGES = 192;

    /** Lengths of changes, in units of the positions. */
    private static final double SHORTEST = 0.05;

    private static final double LONGEST = 6;

    /** Multiples of the golden ratio fill the line evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    /** Multiples of these powers of the plastic number fill the square: Roberts's R2 sequence. */
    private static final double FIRST = 0.7548776662466927;

    private static final double SECOND = 0.5698402909980532;

    final int accounts;
    final double[] from = new double[CHANGES];
    final double[] to = new double[CHANGES];

    /** By account: sum of w, of w d, and -1/2 (sum of w d^2 + sum of ln variance). */
    final double[] weight;

    final double[] weighted;
    final double[] base;

    /** By change and account: sums of w s, w s^2, w s d. */
    private final double[] done;

    private final double[] doneSquared;
    private final double[] doneWeighted;

    GainSums(double[] positions, double[] gains, GainNoise noise) {
        accounts = noise.weights().length;
        weight = new double[accounts];
        weighted = new double[accounts];
        base = new double[accounts];
        done = new double[CHANGES * accounts];
        doneSquared = new double[CHANGES * accounts];
        doneWeighted = new double[CHANGES * accounts];
        int size = gains.length;
        double[][] w = new double[accounts][size];
        double[][] wd = new double[accounts][size];
        for (int r = 0; r < accounts; r++) {
            for (int i = 0; i < size; i++) {
                double variance = noise.variances()[r][i];
                w[r][i] = 1 / variance;
                wd[r][i] = gains[i] / variance;
                weight[r] += w[r][i];
                weighted[r] += wd[r][i];
                base[r] -= (gains[i] * wd[r][i] + Math.log(variance)) / 2;
            }
        }
        double low = positions[0];
        double high = positions[size - 1];
        double[] share = new double[size];
        for (int j = 0; j < CHANGES; j++) {
            from[j] = low + (high - low) * (j + 0.5) / CHANGES;
            double length = SHORTEST * Math.pow(LONGEST / SHORTEST, fraction(0.5 + j * GOLDEN));
            to[j] = Math.min(high, from[j] + length);
            for (int i = 0; i < size; i++) {
                share[i] = GainCurve.share(positions[i], from[j], to[j]);
            }
            for (int r = 0; r < accounts; r++) {
                double one = 0;
                double two = 0;
                double three = 0;
                for (int i = 0; i < size; i++) {
                    double ws = w[r][i] * share[i];
                    one += ws;
                    two += ws * share[i];
                    three += wd[r][i] * share[i];
                }
                done[j * accounts + r] = one;
                doneSquared[j * accounts + r] = two;
                doneWeighted[j * accounts + r] = three;
            }
        }
    }

    /** The part of a number after the point: a point of an even sequence in [0, 1). */
    static double fraction(double value) {
        return value - Math.floor(value);
    }

    static double even(long index, boolean first) {
        return fraction(0.5 + index * (first ? FIRST : SECOND));
    }

    double beforeBefore(int change, int account) {
        int at = change * accounts + account;
        return weight[account] - 2 * done[at] + doneSquared[at];
    }

    double beforeAfter(int change, int account) {
        int at = change * accounts + account;
        return done[at] - doneSquared[at];
    }

    double afterAfter(int change, int account) {
        return doneSquared[change * accounts + account];
    }

    double beforeGain(int change, int account) {
        return weighted[account] - doneWeighted[change * accounts + account];
    }

    double afterGain(int change, int account) {
        return doneWeighted[change * accounts + account];
    }
}
