package io.saltus.statistics.posterior;

import io.saltus.statistics.linear.Cholesky;
import java.util.Arrays;

/**
 * Where the posterior of a family has a peak in the logits of its uniform numbers, and how wide it
 * is there: Fisher's scoring with Levenberg's damping, derivatives by differences.
 *
 * <p>Only to know where to draw: nothing depends on how near it comes.
 */
final class Peak {

    private static final int STEPS = 8;
    private static final double DIFFERENCE = .05;
    private static final double PRIOR = .5; // information of the prior, where it is greatest
    private static final double FARTHEST = 2; // in one step
    private static final double ENOUGH = 1; // gain after which steps end
    private static final double OPTIMISM = 3; // about what a slope promises
    private static final double DAMPING = .1;
    private static final double MOST_DAMPING = 100;

    private final Family family;
    private final CurveTarget target;
    private final int dimensions;
    private final double[][] u; // a point, and one that is off in each coordinate
    private final double[] first;
    private final double[] second;
    private double[] mode;
    private double[] gradient;
    private double[][] information;
    private double height = Double.NEGATIVE_INFINITY;

    private Peak(Family family, CurveTarget target) {
        this.family = family;
        this.target = target;
        dimensions = family.dimensions();
        u = new double[dimensions][dimensions + 1];
        first = new double[target.library().positions().length];
        second = new double[first.length];
        mode = new double[dimensions];
        gradient = new double[dimensions];
        information = new double[dimensions][dimensions];
    }

    /**
     * Returns the peak that is found uphill of a point.
     *
     * @param least height that it must have to be of interest, or any that is found will do
     */
    static Peak near(double[] start, Family family, CurveTarget target, double least) {
        Peak peak = new Peak(family, target);
        peak.climb(start, least);
        return peak;
    }

    private void climb(double[] start, double least) {
        look(start);
        double damping = DAMPING;
        for (int step = 0; step < STEPS && damping < MOST_DAMPING; step++) {
            if (height + OPTIMISM * gain() < least) {
                return;
            }
            double before = height;
            double gain = look(next(damping)) ? height - before : 0;
            damping = gain > 0 ? damping / 8 : damping * 8;
            if (gain > 0 && gain < ENOUGH) {
                return;
            }
        }
    }

    /** Returns how much higher the peak is, were the slope to flatten as it does near one. */
    private double gain() {
        double[] to = gradient.clone();
        Cholesky.of(information).solve(to);
        double gain = 0;
        for (int k = 0; k < dimensions; k++) {
            gain += gradient[k] * to[k] / 2;
        }
        return gain;
    }

    private double[] next(double damping) {
        double[][] damped = new double[dimensions][dimensions];
        for (int k = 0; k < dimensions; k++) {
            System.arraycopy(information[k], 0, damped[k], 0, k);
            damped[k][k] = information[k][k] * (1 + damping);
        }
        double[] to = gradient.clone();
        Cholesky.of(damped).solve(to);
        for (int k = 0; k < dimensions; k++) {
            to[k] = mode[k] + Math.max(-FARTHEST, Math.min(FARTHEST, to[k]));
        }
        return to;
    }

    /** Goes to a point if it is higher. */
    private boolean look(double[] y) {
        double log = 0;
        for (int k = 0; k < dimensions; k++) {
            double at = share(y[k]);
            double off = share(y[k] + DIFFERENCE);
            for (int j = 0; j <= dimensions; j++) {
                u[k][j] = j == k + 1 ? off : at;
            }
            log += Elementary.log(Math.max(Double.MIN_NORMAL, at * (1 - at)));
        }
        log += target.logLikelihood(family, u, dimensions + 1);
        if (!(log > height)) {
            return false;
        }
        height = log;
        mode = y;
        derive();
        return true;
    }

    private static double share(double y) {
        return 1 / (1 + Elementary.exp(-y));
    }

    private void derive() {
        for (int k = 0; k < dimensions; k++) {
            gradient[k] = 1 - 2 * u[k][0]; // of the prior
            Arrays.fill(information[k], 0);
            information[k][k] = PRIOR;
        }
        target.factors(first, second);
        double[][] shares = target.abilities().share();
        boolean graded = target.abilities().graded();
        double[] slope = new double[dimensions];
        for (int i = 0; i < first.length; i++) {
            double[] share = shares[i];
            double p = share[0];
            double pull =
                    graded ? first[i] + 2 * second[i] * p : first[i] / p - second[i] / (1 - p);
            double weight = graded ? -2 * second[i] : (first[i] + second[i]) / (p * (1 - p));
            for (int k = 0; k < dimensions; k++) {
                slope[k] = (share[k + 1] - p) / DIFFERENCE;
                gradient[k] += pull * slope[k];
                for (int l = 0; l <= k; l++) {
                    information[k][l] += weight * slope[k] * slope[l];
                }
            }
        }
    }

    /** Returns the t distribution of this place and width. */
    Student student() {
        double[][] covariance = Cholesky.of(information).inverse();
        return new Student(mode, covariance);
    }

    /** Returns the logarithm of the mean likelihood over the prior, by Laplace's approximation. */
    double logMean() {
        double root = Cholesky.of(information).product();
        return height + dimensions / 2.0 * StrictMath.log(2 * Math.PI) - Elementary.log(root);
    }
}
