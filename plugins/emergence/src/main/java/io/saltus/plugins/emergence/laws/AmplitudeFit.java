package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/**
 * Fits the amplitude of {@code p = f + a g} by binomial likelihood, which is concave in a.
 *
 * <p>Newton's steps from a weighted least-squares start, kept inside {@code [0, largest]}. Working
 * arrays are allocated once per curve; an instance belongs to one call and is not shared.
 */
final class AmplitudeFit {

    private static final int STEPS = 12;

    /**
     * Relative step at which Newton stops; the next would be its square, its effect on the
     * likelihood the fourth power.
     */
    private static final double TOLERANCE = 3e-3;

    private static final double EDGE = 1e-9;

    private final double[] hits;
    private final double[] misses;
    private final double[] onFloor; // log-likelihood of the scales before each, at the floor
    private final double[] above; // successes beyond those of the floor, one per scale
    private final double floor;
    private final double most;
    private int rise;
    private double amplitude;
    private double information;
    private double logLikelihood;

    AmplitudeFit(ScaleCounts counts, double floor) {
        this.hits = counts.successes();
        this.misses = counts.trials();
        this.floor = Math.min(1 - 1e-6, Math.max(1e-9, floor));
        onFloor = new double[misses.length + 1];
        above = new double[misses.length];
        double bound = 0;
        for (int i = 0; i < misses.length; i++) {
            double n = misses[i];
            above[i] = hits[i] - n * this.floor;
            bound += saturated(hits[i], n) - 2 * above[i] * above[i] / n;
            misses[i] -= hits[i];
            onFloor[i + 1] =
                    onFloor[i]
                            + (hits[i] * Math.log(this.floor)
                                    + misses[i] * Math.log(1 - this.floor));
        }
        most = bound;
    }

    private static double saturated(double k, double n) {
        double hits = k > 0 ? k * Math.log(k / n) : 0;
        return hits + (k < n ? (n - k) * Math.log((n - k) / n) : 0);
    }

    /**
     * Log likelihood that no amplitude exceeds on a shape, without a logarithm: each scale falls
     * short of its best by n KL(k/n, p) &gt;= 2 n (k/n - p)<sup>2</sup> (Pinsker), of which the
     * least over the amplitude is a regression through the floor.
     */
    double bound(double[] shape) {
        double cross = 0;
        double square = 0;
        for (int i = 0; i < shape.length; i++) {
            double g = shape[i];
            cross += g * above[i];
            square += g * g * (hits[i] + misses[i]);
        }
        return most + (cross > 0 ? 2 * cross * cross / square : 0);
    }

    /** Fits one shape, which never falls; results are read from the accessors. */
    void fit(double[] shape) {
        rise = 0;
        while (rise < shape.length && shape[rise] == 0) {
            rise++; // on the floor, whatever the amplitude
        }
        double cross = 0;
        double square = 0;
        for (int i = rise; i < shape.length; i++) {
            double g = shape[i];
            double n = hits[i] + misses[i];
            cross += g * above[i];
            square += g * g * n;
        }
        // shapes end at 1, so the asymptote is a proportion too, even where it lies beyond the
        // scales
        double largest = 1 - EDGE - floor;
        amplitude = square > 0 ? Math.min(largest * 0.999, Math.max(0, cross / square)) : 0;
        boolean pressing = false;
        for (int step = 0; step < STEPS; step++) {
            double gradient = gradient(shape);
            double move = information > 0 ? gradient / information : 0;
            double next = amplitude + move;
            // half way to a bound instead of across it keeps the likelihood finite and Newton
            // converging
            next = next <= 0 ? (amplitude < 1e-7 ? 0 : amplitude / 2) : next;
            pressing = next >= largest;
            next = pressing ? (amplitude + largest) / 2 : next;
            double change = Math.abs(next - amplitude);
            amplitude = next;
            if (change <= TOLERANCE * (Math.min(amplitude, largest - amplitude) + 1e-2)) {
                break;
            }
        }
        logLikelihood = logLikelihood(shape);
        if (pressing) {
            takeIfBetter(largest, shape); // halving the way to a bound never gets there
        }
    }

    private void takeIfBetter(double other, double[] shape) {
        double kept = amplitude;
        amplitude = other;
        double value = logLikelihood(shape);
        if (value > logLikelihood) {
            logLikelihood = value;
        } else {
            amplitude = kept;
        }
    }

    private double gradient(double[] shape) {
        double gradient = 0;
        double curvature = 0;
        for (int i = rise; i < shape.length; i++) {
            double g = shape[i];
            double p = floor + amplitude * g;
            double both = g / (p * (1 - p));
            double up = both * (1 - p);
            double down = both * p;
            gradient += hits[i] * up - misses[i] * down;
            curvature += hits[i] * up * up + misses[i] * down * down;
        }
        information = curvature;
        return gradient;
    }

    private double logLikelihood(double[] shape) {
        double sum = onFloor[rise];
        for (int i = rise; i < shape.length; i++) {
            double p = floor + amplitude * shape[i];
            sum += hits[i] * Math.log(p) + misses[i] * Math.log(1 - p);
        }
        return sum;
    }

    /**
     * Raises the fitted amplitude to a least one, if it can be; returns the log likelihood there.
     */
    double atLeast(double[] shape, double least) {
        if (amplitude < least) {
            amplitude = Math.min(least, (1 - EDGE - floor) * 0.999);
            logLikelihood = logLikelihood(shape);
        }
        return logLikelihood;
    }

    /** Pearson's chi-squared of the last fit: sum of (k - n p)^2 / (n p (1 - p)). */
    double pearson(double[] shape) {
        double sum = 0;
        for (int i = 0; i < shape.length; i++) {
            double p = floor + amplitude * shape[i];
            double n = hits[i] + misses[i];
            double residual = hits[i] - n * p;
            sum += residual * residual / (n * p * (1 - p));
        }
        return sum;
    }

    double floor() {
        return floor;
    }

    double amplitude() {
        return amplitude;
    }

    /** Curvature of minus the log likelihood in the amplitude, at its last step. */
    double information() {
        return information;
    }

    double logLikelihood() {
        return logLikelihood;
    }
}
