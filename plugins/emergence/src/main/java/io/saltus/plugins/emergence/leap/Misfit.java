package io.saltus.plugins.emergence.leap;

import io.saltus.statistics.posterior.CurvePosterior;
import io.saltus.statistics.posterior.Evidence;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether scores scatter by more than any curve of the model explains.
 *
 * <p>X^2 = sum (y_i - m_i)^2 / v_i over the m scales, m_i the posterior mean of the share, v_i the
 * variance of the score with the {@linkplain Evidence#widestVariance widest scatter} of models; p =
 * P(chi-squared with m degrees of freedom &gt; X^2), too large since the curve was fitted to the
 * scores. It is asked only of curves that zigzag by more than that scatter, which few do.
 */
final class Misfit {

    /** Below this the model is said not to fit. */
    private static final double LEVEL = 1e-3;

    /** The fewest examples that a score may rest on where nothing says it. */
    private static final double FEWEST_EXAMPLES = 30;

    private static final int FEWEST_SCALES = 5;

    private final MeasuredCurve measured;

    private Misfit(MeasuredCurve measured) {
        this.measured = measured;
    }

    /** Whether no curve fits; that of all families has a scatter of its own and always may. */
    static boolean is(MeasuredCurve measured, CurvePosterior posterior) {
        Misfit misfit = new Misfit(measured);
        return !measured.pooled()
                && measured.size() >= FEWEST_SCALES
                && isImprobable(misfit.zigzag(), measured.size())
                && isImprobable(misfit.residual(posterior), measured.size());
    }

    private static boolean isImprobable(double squares, int degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(squares) < LEVEL;
    }

    /** How far each score lies outside those before and after it. */
    private double zigzag() {
        double sum = 0;
        for (int i = 1; i < measured.size() - 1; i++) {
            double before = share(i - 1);
            double after = share(i + 1);
            double nearest =
                    Math.max(Math.min(before, after), Math.min(Math.max(before, after), share(i)));
            sum += square(i, nearest);
        }
        return sum;
    }

    private double residual(CurvePosterior posterior) {
        double sum = 0;
        for (int i = 0; i < measured.size(); i++) {
            sum += square(i, posterior.forecast(measured.scale(i).position()).mean());
        }
        return sum;
    }

    private double square(int scale, double mean) {
        double off = share(scale) - mean;
        return off * off / Evidence.widestVariance(mean, own(scale, mean));
    }

    /** The variance that its examples give a score. */
    private double own(int scale, double mean) {
        ScaleEvidence evidence = measured.scale(scale);
        if (!(evidence.trials() > 0) && evidence.error() > 0) {
            return evidence.error() * evidence.error();
        }
        double examples = evidence.trials() > 0 ? evidence.trials() : FEWEST_EXAMPLES;
        return mean * (1 - mean) / examples;
    }

    private double share(int scale) {
        return Math.max(0, Math.min(1, measured.scale(scale).share()));
    }
}
