package io.saltus.statistics.gain;

import io.saltus.statistics.distribution.BivariateNormal;
import io.saltus.statistics.distribution.Normal;
import io.saltus.statistics.gain.Signs.Freedom;

/**
 * Normal posterior of the gains before and after a change, of known place and noise: precisions of
 * the two and means; of one gain alone where the other is 0 or the same.
 *
 * @param first precision of the gain before
 * @param mixed the precision matrix's other entry
 * @param second precision of the gain after
 * @param meanFirst mean of the gain before
 * @param meanSecond mean of the gain after
 */
record Sides(double first, double mixed, double second, double meanFirst, double meanSecond) {

    /** A sign this certain is taken to be independent of the other. */
    private static final double CERTAIN = 1e-5;

    /**
     * The posterior from least-squares sums and the precision of the prior, whose mean is 0.
     *
     * @param aa sum of the weights of the gain before
     * @param a weighted sum that goes with it
     */
    static Sides of(double aa, double ab, double bb, double a, double b, double prior) {
        double first = aa + prior;
        double second = bb + prior;
        double determinant = first * second - ab * ab;
        return new Sides(
                first,
                ab,
                second,
                (second * a - ab * b) / determinant,
                (first * b - ab * a) / determinant);
    }

    private double determinant() {
        return first * second - mixed * mixed;
    }

    /** Log evidence beside that of no gain, were the prior not bound to a sign. */
    double evidence(double prior) {
        double quadratic =
                first * meanFirst * meanFirst
                        + 2 * mixed * meanFirst * meanSecond
                        + second * meanSecond * meanSecond;
        return (quadratic - Math.log(determinant() / (prior * prior))) / 2;
    }

    /** Standard deviation of the gain before, whatever the one after. */
    private double deviationFirst() {
        return Math.sqrt(second / determinant());
    }

    private double deviationSecond() {
        return Math.sqrt(first / determinant());
    }

    /**
     * How probable the signs are, in their order, beside the prior: of half-normal levels, whose
     * density is twice that of normal ones for each level that is free.
     */
    double[] shares(Freedom freedom) {
        return switch (freedom) {
            case NEITHER -> new double[] {1};
            case SAME -> new double[] {2 * firstUp(), 2 * (1 - firstUp())};
            case BEFORE -> new double[] {2 * (1 - firstUp()), 2 * firstUp()};
            case AFTER -> new double[] {2 * secondUp(), 2 * (1 - secondUp())};
            case BOTH -> {
                double first = firstUp();
                double second = secondUp();
                double up = bothUp(first, second);
                yield new double[] {
                    4 * up,
                    4 * Math.max(0, 1 - first - second + up),
                    4 * Math.max(0, second - up),
                    4 * Math.max(0, first - up)
                };
            }
        };
    }

    private double firstUp() {
        return Normal.upper(-meanFirst / deviationFirst());
    }

    private double secondUp() {
        return Normal.upper(-meanSecond / deviationSecond());
    }

    private double bothUp(double firstUp, double secondUp) {
        if (isCertain(firstUp) || isCertain(secondUp)) {
            return firstUp * secondUp;
        }
        return BivariateNormal.lower(
                meanFirst / deviationFirst(),
                meanSecond / deviationSecond(),
                -mixed / Math.sqrt(first * second));
    }

    private static boolean isCertain(double probability) {
        return Math.min(probability, 1 - probability) < CERTAIN;
    }

    /** A level alone, bound to a sign: that before where it is free, else that after. */
    double drawn(boolean before, int sign, double u) {
        return before
                ? truncated(meanFirst, deviationFirst(), sign, u)
                : truncated(meanSecond, deviationSecond(), sign, u);
    }

    /**
     * Draws both levels with given signs: the one before from its own distribution, the other given
     * it.
     *
     * @param share {@linkplain #shares how probable} the signs are, beside the prior
     * @param u in (0, 1)
     * @param v in (0, 1)
     * @return level before, level after, and how much more probable the pair is than it is drawn
     */
    double[] drawn(int signFirst, int signSecond, double share, double u, double v) {
        double a = truncated(meanFirst, deviationFirst(), signFirst, u);
        double given = meanSecond - mixed / second * (a - meanFirst);
        double deviation = 1 / Math.sqrt(second);
        double right =
                Normal.upper(-signFirst * meanFirst / deviationFirst())
                        * Normal.upper(-signSecond * given / deviation);
        return new double[] {a, truncated(given, deviation, signSecond, v), 4 * right / share};
    }

    /** Quantile of a normal variable bound to a sign. */
    private static double truncated(double mean, double deviation, int sign, double u) {
        double within = Normal.upper(-sign * mean / deviation);
        double z = Normal.upperQuantile(u * within);
        double value = sign * mean + deviation * z;
        // beyond what doubles resolve the variable lies at the bound
        return sign * (value > 0 && value < Double.POSITIVE_INFINITY ? value : 0);
    }
}
