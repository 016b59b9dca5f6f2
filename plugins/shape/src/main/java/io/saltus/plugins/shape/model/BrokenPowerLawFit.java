package io.saltus.plugins.shape.model;

import io.saltus.statistics.fit.Softplus;
import java.util.Arrays;

/**
 * Fits a {@link BrokenPowerLaw} by least mean squared difference of ln(1 + y).
 *
 * <p>Given the break, the bend and the slopes, y is linear in a and s, and a weighted regression
 * gives the best pair. So a grid over the other four finds starts: exp(-c0 (ln x - ln d)) and the
 * factor of the bend are tabulated, and a place on the grid costs one product per point. From the
 * best places {@link LeastSquares} improves all six parameters together; the best of all is
 * polished.
 */
public final class BrokenPowerLawFit {

    private static final double[] BENDS = {0.003, 0.05, 0.15, 0.4}; // of the span of ln x
    private static final double[] SLOPES = {-12, -2, -0.3, 0.3, 2.5, 10}; // over the span
    private static final double[] CHANGES = {-9, -2, -0.5, -0.1, 0.1, 0.5, 2, 5, 12, 30};

    /** Positions are rounded to this share of the span: the unit of scale must not show. */
    private static final double GRID = 0x1p30;

    private static final double[] UNBROKEN_SLOPES = {-8, -2, -0.3, 0.3, 2, 8, 25};
    private static final double SHARPEST = 1e-9; // of the span: a corner
    private static final int MOST_BREAKS = 12;
    private static final int STARTS = 12;
    private static final int SCREENED = 64;
    private static final int PARAMETERS = 6;
    private static final boolean[] ALL_FREE = new boolean[PARAMETERS];
    private static final boolean[] UNBROKEN = {false, false, false, true, true, true};

    private final double[] t; // (ln x - ln x_1) / span
    private final double[] y;
    private final double[] weights;
    private final double[] lnY;
    private final double[] all; // sums of the weights, weighted y and weighted squares of y
    private final double[] screened;
    private final double origin;
    private final double span;

    /**
     * @param lnX natural logarithms of the scales, strictly rising, at least two
     * @param y scores, all above -1
     */
    public BrokenPowerLawFit(double[] lnX, double[] y) {
        origin = lnX[0];
        span = lnX[lnX.length - 1] - origin;
        t = Arrays.stream(lnX).map(v -> Math.rint((v - origin) / span * GRID) / GRID).toArray();
        this.y = y.clone();
        weights = Arrays.stream(y).map(v -> 1 / ((1 + v) * (1 + v))).toArray();
        lnY = Arrays.stream(y).map(Math::log1p).toArray();
        all = moments(1);
        screened = moments(stride());
    }

    private int stride() {
        return Math.max(1, t.length / SCREENED);
    }

    private double[] moments(int stride) {
        double[] sums = new double[3];
        for (int i = 0; i < t.length; i += stride) {
            sums[0] += weights[i];
            sums[1] += weights[i] * y[i];
            sums[2] += weights[i] * y[i] * y[i];
        }
        return sums;
    }

    /**
     * Returns the fit with a break.
     *
     * @param unbroken the fit without, whose slope is one of those to start from
     */
    public BrokenPowerLaw broken(BrokenPowerLaw unbroken) {
        LeastSquares solver = new LeastSquares(this::evaluate, t.length, ALL_FREE);
        double[][] starts = starts(unbroken.slope() * span);
        starts = improved(solver, starts, 8, starts.length / 3);
        starts = improved(solver, starts, 20, 2);
        double[] best = improved(solver, starts, 50, 1)[0];
        solver.minimise(best, 150, 1e-9);
        double least = solver.minimise(best, 2, 0);
        double degrees = Math.max(1, t.length - PARAMETERS);
        return law(best, least, solver.variance(best, 4) * least / degrees);
    }

    /** The best of the starts after some more steps each. */
    private static double[][] improved(
            LeastSquares solver, double[][] starts, int steps, int most) {
        double[] sums = new double[starts.length];
        for (int s = 0; s < starts.length; s++) {
            sums[s] = solver.minimise(starts[s], steps, 1e-9);
        }
        return least(starts, sums, Math.max(1, most));
    }

    /** Returns the fit of a power law without a break, y = a + b x^-c0; c1 is 0. */
    public BrokenPowerLaw unbroken() {
        LeastSquares solver = new LeastSquares(this::evaluate, t.length, UNBROKEN);
        double[][] starts = new double[UNBROKEN_SLOPES.length][PARAMETERS];
        double[] powers = new double[t.length];
        for (int s = 0; s < starts.length; s++) {
            for (int i = 0; i < powers.length; i++) {
                powers[i] = Math.exp(-UNBROKEN_SLOPES[s] * t[i]);
            }
            regress(powers, 1, starts[s]);
            starts[s][2] = UNBROKEN_SLOPES[s];
        }
        starts = improved(solver, starts, 8, 2);
        double[] best = improved(solver, starts, 100, 1)[0];
        return law(best, solver.minimise(best, 2, 0), Double.POSITIVE_INFINITY);
    }

    private BrokenPowerLaw law(double[] p, double sum, double variance) {
        return new BrokenPowerLaw(
                p[0],
                p[1],
                p[2] / span,
                p[3] / span,
                origin + span * p[4],
                span * Math.max(SHARPEST, Math.exp(p[5])),
                sum / t.length,
                span * span * variance);
    }

    /** The best places of the grid, of each break, bend and slope the best change. */
    private double[][] starts(double unbroken) {
        double[] slopes = Arrays.copyOf(SLOPES, SLOPES.length + 1);
        slopes[SLOPES.length] = unbroken;
        int stride = stride();
        int n = (t.length + stride - 1) / stride;
        int breaks = Math.min(MOST_BREAKS, t.length - 1);
        double[][] found = new double[breaks * BENDS.length * slopes.length][PARAMETERS];
        double[] sums = new double[found.length];
        Arrays.fill(sums, Double.POSITIVE_INFINITY);
        double[][] powers = new double[slopes.length][n];
        double[] product = new double[n];
        double[] bend = new double[n];
        double[] soft = new double[n];
        double[] start = new double[PARAMETERS];
        for (int k = 0; k < breaks; k++) {
            int below = (int) ((k + 0.5) * (t.length - 1) / breaks);
            double at = (t[below] + t[below + 1]) / 2;
            for (int c = 0; c < slopes.length; c++) {
                for (int i = 0; i < n; i++) {
                    powers[c][i] = Math.exp(-slopes[c] * (t[i * stride] - at));
                }
            }
            for (int w = 0; w < BENDS.length; w++) {
                for (int i = 0; i < n; i++) {
                    double z = (t[i * stride] - at) / BENDS[w];
                    soft[i] = BENDS[w] * Softplus.of(z);
                }
                for (double change : CHANGES) {
                    for (int i = 0; i < n; i++) {
                        bend[i] = Math.exp(-change * soft[i]);
                    }
                    for (int c = 0; c < slopes.length; c++) {
                        for (int i = 0; i < n; i++) {
                            product[i] = powers[c][i] * bend[i];
                        }
                        double sum = regress(product, stride, start);
                        int place = (c * BENDS.length + w) * breaks + k;
                        if (sum < sums[place]) {
                            sums[place] = sum;
                            start[2] = slopes[c];
                            start[3] = change;
                            start[4] = at;
                            start[5] = Math.log(BENDS[w]);
                            System.arraycopy(start, 0, found[place], 0, PARAMETERS);
                        }
                    }
                }
            }
        }
        return least(found, valleys(sums, breaks), STARTS);
    }

    /** Puts places that are no better than at the neighbouring breaks behind all others. */
    private static double[] valleys(double[] sums, int breaks) {
        double all = 0;
        for (double sum : sums) {
            all += sum < Double.POSITIVE_INFINITY ? sum : 0;
        }
        double[] ranks = sums.clone();
        for (int place = 0; place < sums.length; place++) {
            int k = place % breaks;
            boolean valley =
                    (k == 0 || sums[place] <= sums[place - 1])
                            && (k == breaks - 1 || sums[place] <= sums[place + 1]);
            ranks[place] += valley ? 0 : all;
        }
        return ranks;
    }

    private static double[][] least(double[][] found, double[] ranks, int most) {
        double[] left = ranks.clone();
        double[][] best = new double[Math.min(most, found.length)][];
        for (int s = 0; s < best.length; s++) {
            int least = 0;
            for (int place = 1; place < left.length; place++) {
                least = left[place] < left[least] ? place : least;
            }
            best[s] = found[least];
            left[least] = Double.POSITIVE_INFINITY;
        }
        return best;
    }

    /**
     * Weighted regression of y on a constant and h, with weights (1 + y)^-2: to first order the
     * squares of ln(1 + y). Puts a and s into {@code into}; returns the weighted squares.
     */
    private double regress(double[] h, int stride, double[] into) {
        double wh = 0;
        double whh = 0;
        double why = 0;
        for (int i = 0; i < h.length; i++) {
            double weighted = weights[i * stride] * h[i];
            wh += weighted;
            whh += weighted * h[i];
            why += weighted * y[i * stride];
        }
        double w = stride == 1 ? all[0] : screened[0];
        double wy = stride == 1 ? all[1] : screened[1];
        double wyy = stride == 1 ? all[2] : screened[2];
        double spread = whh - wh * wh / w;
        double both = why - wh * wy / w;
        double size = spread > 1e-14 * whh ? both / spread : 0;
        into[0] = (wy - size * wh) / w;
        into[1] = size;
        return wyy - wy * wy / w - size * both;
    }

    private double evaluate(double[] p, double[] residuals, double[] derivatives) {
        double f = Math.max(SHARPEST, Math.exp(p[5]));
        if (!(f < 1e3 && Math.abs(p[4]) < 10)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double u = t[i] - p[4];
            double z = u / f;
            double small = Math.exp(-Math.abs(z));
            double soft = Softplus.fast(z, small);
            double sigma = (z >= 0 ? 1 : small) / (1 + small);
            double h = Math.exp(-p[2] * u - p[3] * f * soft);
            double raised = 1 + p[0] + p[1] * h;
            if (!(raised > 0 && raised < 1e150)) {
                return Double.POSITIVE_INFINITY;
            }
            double residual = lnY[i] - Math.log(raised);
            double scaled = p[1] * h / raised;
            int row = i * PARAMETERS;
            residuals[i] = residual;
            derivatives[row] = 1 / raised;
            derivatives[row + 1] = h / raised;
            derivatives[row + 2] = -scaled * u;
            derivatives[row + 3] = -scaled * f * soft;
            derivatives[row + 4] = scaled * (p[2] + p[3] * sigma);
            derivatives[row + 5] = -scaled * p[3] * f * (soft - z * sigma);
            sum += residual * residual;
        }
        return sum;
    }
}
