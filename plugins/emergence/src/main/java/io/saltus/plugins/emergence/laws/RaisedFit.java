package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/**
 * Fits {@code p = l (1 - g) + r g} by binomial likelihood, with the levels l and r free: a rise
 * that may start above chance.
 *
 * <p>The likelihood is concave in (l, r), l at least the floor and both in [1e-9, 1 - 1e-9].
 * Newton's steps ({@link BoxStep}) from a weighted least-squares start, halved until the likelihood
 * rises. A rise r - l beyond a shape's largest is set to it. An instance belongs to one call and is
 * not shared.
 */
final class RaisedFit {

    private static final double EDGE = 1e-9;
    private static final int STEPS = 30;
    private static final double ENOUGH = 1e-4;

    private final double[] hits;
    private final double[] misses;
    private final double least;
    private double left;
    private double right;
    private double logLikelihood;

    RaisedFit(ScaleCounts counts, double floor) {
        this.hits = counts.successes();
        this.misses = counts.trials();
        for (int i = 0; i < misses.length; i++) {
            misses[i] -= hits[i];
        }
        this.least = Math.min(1 - 1e-6, Math.max(EDGE, floor));
    }

    /**
     * Fits each of a law's shapes, and returns the likeliest.
     *
     * @param grid at least one shape
     */
    static LawFit best(ShapeGrid grid, ScaleCounts counts, double floor) {
        RaisedFit fit = new RaisedFit(counts, floor);
        int size = grid.size();
        double[] lefts = new double[size];
        double[] rights = new double[size];
        double[] logLikelihoods = new double[size];
        double span = LawComparison.distances(counts)[counts.size() - 1];
        int best = 0;
        for (int s = 0; s < size; s++) {
            fit.fit(grid.values()[s], grid.largestRise(s, span) * (1 - counts.chance()));
            lefts[s] = fit.left;
            rights[s] = fit.right;
            logLikelihoods[s] = fit.logLikelihood;
            best = logLikelihoods[s] > logLikelihoods[best] ? s : best;
        }
        double[] shape = grid.values()[best];
        double[] fitted = new double[shape.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = lefts[best] * (1 - shape[i]) + rights[best] * shape[i];
        }
        return new LawFit(
                grid.law(),
                new double[] {
                    lefts[best],
                    rights[best] - lefts[best],
                    grid.locations()[best],
                    grid.widths()[best]
                },
                logLikelihoods[best],
                fitted);
    }

    private void fit(double[] shape, double cap) {
        start(shape);
        logLikelihood = logLikelihood(shape, left, right);
        for (int step = 0; step < STEPS; step++) {
            double gain = improve(shape);
            if (!(gain > ENOUGH)) {
                break;
            }
        }
        if (right - left > cap) {
            lift(shape, cap);
        }
    }

    /** The best level of a rise of fixed size, by bisection on the gradient. */
    private void lift(double[] shape, double rise) {
        double low = least;
        double high = Math.min(1 - EDGE - rise, 1 - EDGE);
        if (high <= low || lifted(shape, low, rise) <= 0) {
            high = low;
        }
        for (int step = 0; step < 30 && high - low > 1e-7; step++) {
            double middle = (low + high) / 2;
            if (lifted(shape, middle, rise) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        left = low;
        right = low + rise;
        logLikelihood = logLikelihood(shape, left, right);
    }

    private double lifted(double[] shape, double level, double rise) {
        double gradient = 0;
        for (int i = 0; i < shape.length; i++) {
            double p = Math.min(1 - EDGE, level + rise * shape[i]);
            gradient += hits[i] / p - misses[i] / (1 - p);
        }
        return gradient;
    }

    /** Weighted least squares, drawn inside the bounds. */
    private void start(double[] shape) {
        double ll = 1e-12;
        double lr = 0;
        double rr = 1e-12;
        double l = 0;
        double r = 0;
        for (int i = 0; i < shape.length; i++) {
            double n = hits[i] + misses[i];
            double g = shape[i];
            ll += n * (1 - g) * (1 - g);
            lr += n * g * (1 - g);
            rr += n * g * g;
            l += hits[i] * (1 - g);
            r += hits[i] * g;
        }
        double determinant = ll * rr - lr * lr + 1e-12;
        left = within(least + 1e-3, (l * rr - r * lr) / determinant);
        right = within(1e-3, (r * ll - l * lr) / determinant);
    }

    private static double within(double least, double level) {
        return Math.min(1 - 1e-3, Math.max(Math.min(least, 1 - 1e-3), level));
    }

    /** One Newton step; returns what it gained. */
    private double improve(double[] shape) {
        double gl = 0;
        double gr = 0;
        double ll = 1e-9;
        double lr = 0;
        double rr = 1e-9;
        for (int i = 0; i < shape.length; i++) {
            double g = shape[i];
            double p = left * (1 - g) + right * g;
            double first = hits[i] / p - misses[i] / (1 - p);
            double second = hits[i] / (p * p) + misses[i] / ((1 - p) * (1 - p));
            gl += first * (1 - g);
            gr += first * g;
            ll += second * (1 - g) * (1 - g);
            lr += second * g * (1 - g);
            rr += second * g * g;
        }
        double[] gradient = {gl, gr};
        double[] information = {ll, lr, rr};
        int ofLeft = left <= least ? -1 : left >= 1 - EDGE ? 1 : 0;
        int ofRight = right <= EDGE ? -1 : right >= 1 - EDGE ? 1 : 0;
        double gain = advance(shape, BoxStep.of(gradient, information, ofLeft, ofRight));
        // a joint step may be cut off by a bound
        return gain > 0
                ? gain
                : advance(shape, BoxStep.alone(gradient, information, ofLeft, ofRight));
    }

    /** Halves a step until it gains; returns what it gained. */
    private double advance(double[] shape, BoxStep move) {
        for (double share = 1; share > 1e-3 && move.gain() > ENOUGH; share /= 2) {
            double nextLeft = Math.min(1 - EDGE, Math.max(least, left + share * move.left()));
            double nextRight = Math.min(1 - EDGE, Math.max(EDGE, right + share * move.right()));
            double value = logLikelihood(shape, nextLeft, nextRight);
            if (value > logLikelihood) {
                double gain = value - logLikelihood;
                logLikelihood = value;
                left = nextLeft;
                right = nextRight;
                return gain;
            }
        }
        return 0;
    }

    private double logLikelihood(double[] shape, double l, double r) {
        double sum = 0;
        for (int i = 0; i < shape.length; i++) {
            double p = l * (1 - shape[i]) + r * shape[i];
            sum += hits[i] * Math.log(p) + misses[i] * Math.log(1 - p);
        }
        return sum;
    }
}
