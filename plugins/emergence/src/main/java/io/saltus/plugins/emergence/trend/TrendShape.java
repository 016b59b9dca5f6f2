package io.saltus.plugins.emergence.trend;

import io.saltus.api.verdict.Shape;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.distribution.Normal;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The form of a curve that shows no leap, from its trend.
 *
 * <ul>
 *   <li>saturated: every scale is above {@value #SATURATED} of the way from chance to perfect;
 *   <li>flat: neither do the shares differ between scales beyond noise (chi-squared homogeneity)
 *       nor is there a trend (Cochran-Armitage); the two tests share the level;
 *   <li>u-shaped, inverted-u: from the first scale to the extreme and from there to the last the
 *       ends differ significantly, against each other, and each arm is monotone within noise;
 *   <li>smooth, inverse: a trend, and monotone within noise or beyond what it scatters about a
 *       line;
 *   <li>noisy: none of these.
 * </ul>
 *
 * <p>A curve or an arm of r scales is monotone within noise if 2 (l_saturated - l_monotone) is at
 * most the chi-squared quantile on r - 1 degrees of freedom: more than the mixture that it follows,
 * so that noise alone breaks an arm less often than the level says.
 */
public final class TrendShape {

    /** Share of the way from chance to perfect above which there is little left to rise. */
    static final double SATURATED = 0.75;

    private TrendShape() {}

    public static Shape of(ScaleCounts counts, double level) {
        int m = counts.size();
        double lowest = 1;
        for (int i = 0; i < m; i++) {
            lowest = Math.min(lowest, counts.normalise(counts.proportion(i)));
        }
        if (lowest > SATURATED) {
            return Shape.SATURATED;
        }
        double z = counts.trend();
        double apart = level / 4; // half of the level for either test, and this one has two sides
        if (m < 3 || homogeneity(counts) > level / 2 && Normal.upper(Math.abs(z)) > apart) {
            return Shape.FLAT;
        }
        if (isValley(counts, level)) {
            return Shape.U_SHAPED;
        }
        if (isValley(turned(counts), level)) {
            return Shape.INVERTED_U;
        }
        return trends(counts, z, level) ? z > 0 ? Shape.SMOOTH : Shape.INVERSE : Shape.NOISY;
    }

    /**
     * Whether the trend is more than the scatter about it.
     *
     * <p>What is monotone within noise does not scatter, however bent. Otherwise z / sqrt(phi) on
     * Student's t with m - 2 degrees of freedom, two-sided, with phi the mean square about the
     * weighted line in units of the binomial's.
     */
    private static boolean trends(ScaleCounts counts, double z, double level) {
        int freedom = counts.size() - 2;
        double phi = (homogeneitySum(counts) - z * z) / freedom;
        double p =
                phi > 1 && !isMonotone(z > 0 ? counts : turned(counts), level)
                        ? TDistribution.of(freedom)
                                .survivalProbability(Math.abs(z) / Math.sqrt(phi))
                        : Normal.upper(Math.abs(z));
        return p <= level / 2;
    }

    private static double homogeneity(ScaleCounts counts) {
        return ChiSquaredDistribution.of(counts.size() - 1)
                .survivalProbability(homogeneitySum(counts));
    }

    /**
     * Chi-squared = sum (k - n P)^2 / (n P (1 - P)) on m - 1 degrees of freedom: that of the trend,
     * z^2, and that of the shares about the weighted line.
     */
    private static double homogeneitySum(ScaleCounts counts) {
        int m = counts.size();
        double pooled = counts.successesWithin(0, m) / counts.trialsWithin(0, m);
        if (pooled <= 0 || pooled >= 1) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double expected = counts.trials(i) * pooled;
            sum += Math.pow(counts.successes(i) - expected, 2) / (expected * (1 - pooled));
        }
        return sum;
    }

    private static boolean isValley(ScaleCounts counts, double level) {
        int m = counts.size();
        int low = 0;
        for (int i = 1; i < m; i++) {
            if (counts.proportion(i) < counts.proportion(low)) {
                low = i;
            }
        }
        return low > 0
                && low < m - 1
                && rises(counts, low, 0, level)
                && rises(counts, low, m - 1, level)
                && isMonotone(turned(counts.part(0, low + 1)), level)
                && isMonotone(counts.part(low, m), level);
    }

    /** Whether the share at one scale is significantly below that at another. */
    private static boolean rises(ScaleCounts counts, int low, int high, double level) {
        double n1 = counts.trials(low);
        double n2 = counts.trials(high);
        double p1 = counts.proportion(low);
        double p2 = counts.proportion(high);
        double pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
        double variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
        return variance > 0 && Normal.upper((p2 - p1) / Math.sqrt(variance)) < level / 4;
    }

    private static boolean isMonotone(ScaleCounts arm, double level) {
        return arm.size() < 3
                || ChiSquaredDistribution.of(arm.size() - 1.0)
                                .survivalProbability(arm.monotoneRatio())
                        > level;
    }

    /** Failures in place of successes: what rises then falls. */
    private static ScaleCounts turned(ScaleCounts counts) {
        double[] failures = counts.trials();
        for (int i = 0; i < failures.length; i++) {
            failures[i] -= counts.successes(i);
        }
        return new ScaleCounts(counts.positions(), failures, counts.trials(), counts.chance());
    }
}
