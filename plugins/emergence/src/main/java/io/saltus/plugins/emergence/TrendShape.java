package io.saltus.plugins.emergence;

import io.saltus.api.verdict.Shape;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.Trend;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The form of a curve that shows no leap, from its trend.
 *
 * <p>Saturated where every scale is above .75 of the way; flat where the shares do not differ
 * between scales beyond noise (chi-squared homogeneity); otherwise by Cochran-Armitage: smooth or
 * inverse, or u-shaped and inverted-u where the halves before and after the extreme both move
 * significantly and against each other; noisy where the shares differ with no trend.
 */
final class TrendShape {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private TrendShape() {}

    static Shape of(Counts counts, double level) {
        int m = counts.size();
        double lowest = 1;
        for (int i = 0; i < m; i++) {
            lowest = Math.min(lowest, counts.normalise(counts.proportion(i)));
        }
        if (lowest > 0.75) {
            return Shape.SATURATED;
        }
        double z = Trend.cochranArmitage(counts, m);
        boolean rises = NORMAL.survivalProbability(z) < level;
        boolean falls = NORMAL.cumulativeProbability(z) < level;
        if (m < 3 || homogeneity(counts) > level && !rises && !falls) {
            return Shape.FLAT;
        }
        int low = extreme(counts, -1);
        int high = extreme(counts, 1);
        if (moves(counts, 0, low + 1, -1, level) && moves(counts, low, m, 1, level)) {
            return Shape.U_SHAPED;
        }
        if (moves(counts, 0, high + 1, 1, level) && moves(counts, high, m, -1, level)) {
            return Shape.INVERTED_U;
        }
        return rises ? Shape.SMOOTH : falls ? Shape.INVERSE : Shape.NOISY;
    }

    /** P-value of chi-squared = sum (k - n P)^2 / (n P (1 - P)) on m - 1 degrees of freedom. */
    private static double homogeneity(Counts counts) {
        int m = counts.size();
        double pooled = counts.successesWithin(0, m) / counts.trialsWithin(0, m);
        if (pooled <= 0 || pooled >= 1) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double expected = counts.trials(i) * pooled;
            sum += Math.pow(counts.successes(i) - expected, 2) / (expected * (1 - pooled));
        }
        return ChiSquaredDistribution.of(m - 1).survivalProbability(sum);
    }

    private static int extreme(Counts counts, int sign) {
        int at = 0;
        for (int i = 1; i < counts.size(); i++) {
            if (sign * counts.proportion(i) > sign * counts.proportion(at)) {
                at = i;
            }
        }
        return at;
    }

    /** Whether the scales of a range move in a direction, each end's share against the other's. */
    private static boolean moves(Counts counts, int from, int to, int sign, double level) {
        if (to - from < 2) {
            return false;
        }
        double n1 = counts.trials(from);
        double n2 = counts.trials(to - 1);
        double p1 = counts.proportion(from);
        double p2 = counts.proportion(to - 1);
        double pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
        double variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
        return variance > 0
                && NORMAL.survivalProbability(sign * (p2 - p1) / Math.sqrt(variance)) < level / 2;
    }
}
