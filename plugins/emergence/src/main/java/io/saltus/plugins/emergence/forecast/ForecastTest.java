package io.saltus.plugins.emergence.forecast;

import io.saltus.api.curve.Interval;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.distribution.Logistic;
import io.saltus.statistics.exact.UncertainBinomialTest;

/**
 * Could the larger scales have been forecast from the smaller ones?
 *
 * <p>Fits logit(p) = a + b (x - mean x) to the scales below a cut by ridge IRLS; its prediction at
 * a later scale is normal on the logit scale with variance phi v'Vv. The p-value is the chance of
 * at least the observed successes there, integrated over that normal: twice the least over the two
 * scales from the cut on (Bonferroni).
 *
 * @param pValue one-sided; 1 with fewer than three scales below the cut or none above
 * @param intercept logit at the mean position of the floor
 * @param slope logit per decade
 * @param centre mean position of the floor, decades
 * @param variance phi times the covariance of (intercept, slope): aa, ab, bb
 * @param dispersion phi, at least 1
 */
public record ForecastTest(
        double pValue,
        double intercept,
        double slope,
        double centre,
        double[] variance,
        double dispersion) {

    private static final double RIDGE = 1e-3;
    private static final int STEPS = 25;
    private static final int LOOK_AHEAD = 2;

    /** Copies. */
    public ForecastTest {
        variance = variance.clone();
    }

    @Override
    public double[] variance() {
        return variance.clone();
    }

    /** Tests the scales from the cut on against the scales below it. */
    public static ForecastTest of(ScaleCounts counts, int cut) {
        if (cut < 3 || cut >= counts.size()) {
            return new ForecastTest(1, 0, 0, 0, new double[] {0, 0, 0}, 1);
        }
        double centre = 0;
        for (int i = 0; i < cut; i++) {
            centre += counts.position(i) / cut;
        }
        ForecastTest floor = fit(counts, cut, centre);
        int last = Math.min(counts.size(), cut + LOOK_AHEAD);
        double least = 1;
        for (int q = cut; q < last; q++) {
            least = Math.min(least, floor.tail(counts, q));
        }
        return new ForecastTest(
                Math.min(1, least * (last - cut)),
                floor.intercept,
                floor.slope,
                centre,
                floor.variance,
                floor.dispersion);
    }

    private static ForecastTest fit(ScaleCounts counts, int cut, double centre) {
        double rate = (counts.successesWithin(0, cut) + 0.5) / (counts.trialsWithin(0, cut) + 1);
        double a = Math.log(rate / (1 - rate));
        double b = 0;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int step = 0; step < STEPS; step++) {
            double scoreA = 0;
            double scoreB = -RIDGE * b;
            aa = 1e-9;
            ab = 0;
            bb = RIDGE;
            for (int i = 0; i < cut; i++) {
                double v = counts.position(i) - centre;
                double p = Logistic.proportion(a + b * v);
                double residual = counts.successes(i) - counts.trials(i) * p;
                double weight = counts.trials(i) * p * (1 - p);
                scoreA += residual;
                scoreB += residual * v;
                aa += weight;
                ab += weight * v;
                bb += weight * v * v;
            }
            double determinant = aa * bb - ab * ab;
            double moveA = limited((scoreA * bb - scoreB * ab) / determinant);
            double moveB = limited((scoreB * aa - scoreA * ab) / determinant);
            a += moveA;
            b += moveB;
            if (Math.abs(moveA) + Math.abs(moveB) < 1e-9) {
                break;
            }
        }
        double determinant = aa * bb - ab * ab;
        double phi = dispersion(counts, cut, a, b, centre);
        double[] variance = {
            phi * bb / determinant, -phi * ab / determinant, phi * aa / determinant
        };
        return new ForecastTest(1, a, b, centre, variance, phi);
    }

    private static double limited(double move) {
        // a logit step beyond 3 is never needed and could overshoot into a flat region
        return Math.max(-3, Math.min(3, move));
    }

    private static double dispersion(
            ScaleCounts counts, int cut, double a, double b, double centre) {
        double chi = 0;
        for (int i = 0; i < cut; i++) {
            double p = Logistic.proportion(a + b * (counts.position(i) - centre));
            double residual = counts.successes(i) - counts.trials(i) * p;
            chi += residual * residual / Math.max(1e-12, counts.trials(i) * p * (1 - p));
        }
        return Math.max(1, chi / (cut - 2));
    }

    /** Forecast logit at a position. */
    public double logit(double position) {
        return intercept + slope * (position - centre);
    }

    /** Standard error of the forecast logit at a position. */
    public double standardError(double position) {
        double v = position - centre;
        return Math.sqrt(Math.max(0, variance[0] + 2 * v * variance[1] + v * v * variance[2]));
    }

    /**
     * Interval for the forecast mean proportion at a position: logit plus and minus z standard
     * errors.
     */
    public Interval mean(double position, double z) {
        double half = z * standardError(position);
        return new Interval(
                Logistic.proportion(logit(position) - half),
                Logistic.proportion(logit(position) + half));
    }

    /**
     * Decades beyond a position the forecast needs to reach a proportion; 0 if already there,
     * infinite if never.
     */
    public double gap(double position, double proportion) {
        double missing = Math.log(proportion / (1 - proportion)) - logit(position);
        return missing <= 0 ? 0 : slope <= 0 ? Double.POSITIVE_INFINITY : missing / slope;
    }

    private double tail(ScaleCounts counts, int q) {
        double position = counts.position(q);
        return UncertainBinomialTest.greater(
                counts.successes(q), counts.trials(q), logit(position), standardError(position));
    }
}
