package io.saltus.plugins.emergence.onset;

import java.util.List;

/**
 * Log likelihoods of many counts under the same candidates.
 *
 * <p>The log likelihood of counts k* at a candidate's levels is linear in k*, and so is its
 * gradient in the levels; the expected information does not depend on k*. One step of Fisher's
 * scoring then gives the levels that fit k* best, and what they gain, so that the refit of all
 * candidates is a product of the deviations of k* from what is expected with a few tables,
 * [scale][candidate].
 */
final class RefitTables {

    /** First candidate whose left level is free. */
    private final int firstFree;

    private final double[][] logOdds;
    private final double[][] rightScores;
    private final double[][] leftScores;
    private final double[] logLikelihoods;
    private final double[] rightGradients;
    private final double[] leftGradients;
    private final double[] rightInformations;
    private final double[] leftInformations;
    private final double[] sharedInformations;

    /** Log likelihoods and gradients at the candidates' levels, of the counts refitted last. */
    private final double[] fit;

    private final double[] right;
    private final double[] left;

    /** What no levels of a candidate exceed, less its parameters, for the counts taken. */
    private final double[] ceilings;

    /** Half of the inverse information of a candidate's levels: right, mixed, left. */
    private final double[] rightHalves;

    private final double[] sharedHalves;
    private final double[] leftHalves;
    private final double[] penalties;

    /**
     * @param trials number of examples at each scale
     * @param expected proportions about which counts are drawn
     */
    RefitTables(List<RefitCandidate> candidates, double[] trials, double[] expected) {
        int m = trials.length;
        int size = candidates.size();
        int free = 0;
        while (free < size && !candidates.get(free).free()) {
            free++;
        }
        firstFree = free;
        logOdds = new double[m][size];
        rightScores = new double[m][size];
        leftScores = new double[m][size];
        logLikelihoods = new double[size];
        rightGradients = new double[size];
        leftGradients = new double[size];
        rightInformations = new double[size];
        leftInformations = new double[size];
        sharedInformations = new double[size];
        fit = new double[size];
        right = new double[size];
        left = new double[size];
        ceilings = new double[size];
        rightHalves = new double[size];
        sharedHalves = new double[size];
        leftHalves = new double[size];
        penalties = new double[size];
        for (int c = 0; c < size; c++) {
            tabulate(candidates.get(c), c, trials, expected);
            invert(candidates.get(c), c);
        }
    }

    private void invert(RefitCandidate candidate, int c) {
        penalties[c] = candidate.parameters(candidate.free() ? candidate.leastLeft() : 0) - 1e-9;
        double rr = rightInformations[c] + 1e-300;
        double determinant = leftInformations[c] * rr - Math.pow(sharedInformations[c], 2);
        if (candidate.free() && determinant > 1e-9 * leftInformations[c] * rr) {
            rightHalves[c] = leftInformations[c] / determinant / 2;
            sharedHalves[c] = -sharedInformations[c] / determinant;
            leftHalves[c] = rr / determinant / 2;
        } else if (candidate.free()) {
            penalties[c] = Double.NEGATIVE_INFINITY; // no parabola: always asked
        } else {
            rightHalves[c] = 0.5 / rr;
        }
    }

    private void tabulate(RefitCandidate candidate, int c, double[] trials, double[] expected) {
        for (int i = 0; i < trials.length; i++) {
            double n = trials[i];
            double p = candidate.proportion(i);
            double miss = Math.log(1 - p);
            double odds = Math.log(p) - miss;
            double slope = candidate.slope(p);
            double g = candidate.shape()[i];
            double score = slope / (p * (1 - p));
            double information = n * slope * score;
            double off = n * (expected[i] - p);
            logOdds[i][c] = odds;
            logLikelihoods[c] += n * (expected[i] * odds + miss);
            rightScores[i][c] = g * score;
            rightGradients[c] += off * g * score;
            rightInformations[c] += information * g * g;
            if (candidate.free()) {
                leftScores[i][c] = (1 - g) * score;
                leftGradients[c] += off * (1 - g) * score;
                leftInformations[c] += information * (1 - g) * (1 - g);
                sharedInformations[c] += information * g * (1 - g);
            }
        }
    }

    /**
     * Takes counts to be refitted.
     *
     * @param deviations k* less what is expected, at each scale
     */
    void take(double[] deviations) {
        multiply(logLikelihoods, logOdds, deviations, fit, 0);
        multiply(rightGradients, rightScores, deviations, right, 0);
        multiply(leftGradients, leftScores, deviations, left, firstFree);
        for (int c = 0; c < firstFree; c++) {
            ceilings[c] = fit[c] - penalties[c] + right[c] * right[c] * rightHalves[c];
        }
        for (int c = firstFree; c < fit.length; c++) {
            ceilings[c] =
                    fit[c]
                            - penalties[c]
                            + right[c] * right[c] * rightHalves[c]
                            + right[c] * left[c] * sharedHalves[c]
                            + left[c] * left[c] * leftHalves[c];
        }
    }

    /**
     * What no levels of candidate c exceed in log likelihood less parameters, for the counts taken:
     * the top of the parabola, which may lie outside the candidate's bounds.
     */
    double ceiling(int c) {
        return ceilings[c];
    }

    /** into = constants + deviations x table from a candidate on, four scales at a time. */
    private static void multiply(
            double[] constants, double[][] table, double[] deviations, double[] into, int from) {
        int m = deviations.length;
        System.arraycopy(constants, 0, into, 0, into.length);
        int i = 0;
        for (; i + 4 <= m; i += 4) {
            add4(table, deviations, i, into, from);
        }
        for (; i < m; i++) {
            double[] row = table[i];
            double d = deviations[i];
            for (int c = from; c < into.length; c++) {
                into[c] += d * row[c];
            }
        }
    }

    private static void add4(
            double[][] table, double[] deviations, int i, double[] into, int from) {
        double[] row0 = table[i];
        double[] row1 = table[i + 1];
        double[] row2 = table[i + 2];
        double[] row3 = table[i + 3];
        double d0 = deviations[i];
        double d1 = deviations[i + 1];
        double d2 = deviations[i + 2];
        double d3 = deviations[i + 3];
        for (int c = from; c < into.length; c++) {
            into[c] += d0 * row0[c] + d1 * row1[c] + d2 * row2[c] + d3 * row3[c];
        }
    }

    /** Left level of candidate c refitted to the counts taken. */
    double left(RefitCandidate candidate, int c) {
        if (!candidate.free()) {
            return candidate.left();
        }
        double ratio = sharedInformations[c] / (rightInformations[c] + 1e-300);
        double information = leftInformations[c] - ratio * sharedInformations[c];
        double step = information > 1e-9 ? (left[c] - ratio * right[c]) / information : 0;
        return candidate.boundedLeft(candidate.left() + step);
    }

    /** Right level of candidate c refitted to the counts taken, beside a left level. */
    double right(RefitCandidate candidate, int c, double l) {
        double moved = sharedInformations[c] * (l - candidate.left());
        double step = (right[c] - moved) / (rightInformations[c] + 1e-300);
        return candidate.bounded(candidate.right() + step, l);
    }

    /** Log likelihood of the counts taken at refitted levels of candidate c. */
    double logLikelihood(RefitCandidate candidate, int c, double l, double r) {
        double dl = l - candidate.left();
        double dr = r - candidate.right();
        return fit[c]
                + left[c] * dl
                + right[c] * dr
                - leftInformations[c] * dl * dl / 2
                - sharedInformations[c] * dl * dr
                - rightInformations[c] * dr * dr / 2;
    }
}
