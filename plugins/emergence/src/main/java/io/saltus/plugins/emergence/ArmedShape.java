package io.saltus.plugins.emergence;

import io.saltus.api.verdict.Shape;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.Isotonic;
import io.saltus.plugins.emergence.statistics.Trend;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * {@link TrendShape}, with arms that hold: a U whose arms go up and down beyond noise is none.
 *
 * <p>Each arm of a U, from the first scale to the extreme and from there to the last, must be
 * monotone within noise: 2 (l_saturated - l_monotone) of its r scales at most the chi-squared
 * quantile on r - 1 degrees of freedom, more than the mixture that it follows, so that noise alone
 * breaks an arm less often than the level says. Otherwise the curve rises, falls or is noisy.
 */
final class ArmedShape {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private ArmedShape() {}

    static Shape of(Counts counts, double level) {
        Shape shape = TrendShape.of(counts, level);
        if (shape != Shape.U_SHAPED && shape != Shape.INVERTED_U) {
            return shape;
        }
        Counts valley = shape == Shape.U_SHAPED ? counts : turned(counts);
        int low = 0;
        for (int i = 1; i < valley.size(); i++) {
            if (valley.proportion(i) < valley.proportion(low)) {
                low = i;
            }
        }
        if (rises(turned(part(valley, 0, low + 1)), level)
                && rises(part(valley, low, valley.size()), level)) {
            return shape;
        }
        double z = Trend.cochranArmitage(counts, counts.size());
        return NORMAL.survivalProbability(z) < level
                ? Shape.SMOOTH
                : NORMAL.cumulativeProbability(z) < level ? Shape.INVERSE : Shape.NOISY;
    }

    private static boolean rises(Counts arm, double level) {
        return arm.size() < 3
                || ChiSquaredDistribution.of(arm.size() - 1.0)
                                .survivalProbability(Isotonic.likelihoodRatio(arm))
                        > level;
    }

    private static Counts part(Counts counts, int from, int to) {
        int size = to - from;
        double[] positions = new double[size];
        double[] successes = new double[size];
        double[] trials = new double[size];
        for (int i = 0; i < size; i++) {
            positions[i] = counts.position(from + i);
            successes[i] = counts.successes(from + i);
            trials[i] = counts.trials(from + i);
        }
        return new Counts(positions, successes, trials, counts.chance());
    }

    /** Failures in place of successes: what rises then falls. */
    private static Counts turned(Counts counts) {
        double[] failures = counts.trials();
        for (int i = 0; i < failures.length; i++) {
            failures[i] -= counts.successes(i);
        }
        return new Counts(counts.positions(), failures, counts.trials(), counts.chance());
    }
}
