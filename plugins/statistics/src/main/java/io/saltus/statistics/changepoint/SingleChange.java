package io.saltus.statistics.changepoint;

import io.saltus.statistics.fit.Arguments;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * One change of level in counts, against none, with flat priors.
 *
 * <p>With B(k, n) = Beta(k + 1, n - k + 1), the probability of counts under a share of uniform
 * prior up to a constant of the data, a change before index i has the Bayes factor B1(i) / B0 =
 * B(left) B(right) / B(all). All m - 1 places are alike beforehand: the Bayes factor is their mean,
 * the posterior of a place its share of the sum. Agrees with {@code scipy.special.betaln} and with
 * {@code lbeta} of R.
 *
 * @param lnBayesFactor natural logarithm of the Bayes factor of a change
 * @param posterior probability of a change before index i, if there is one; 0 for index 0; not
 *     copied
 */
public record SingleChange(double lnBayesFactor, double[] posterior) {

    /**
     * Returns the evidence in a sequence of counts.
     *
     * @param successes k, in [0, n]; at least two
     * @param trials n, above 0
     * @throws IllegalArgumentException if a number is outside of its range, there are fewer than
     *     two, or the arrays differ in length
     */
    public static SingleChange of(double[] successes, double[] trials) {
        Arguments.counts(successes, trials, 2);
        int m = successes.length;
        double allK = 0;
        double allN = 0;
        for (int i = 0; i < m; i++) {
            allK += successes[i];
            allN += trials[i];
        }
        double none = logBeta(allK, allN);
        double[] ln = new double[m];
        double most = Double.NEGATIVE_INFINITY;
        double k = 0;
        double n = 0;
        for (int i = 1; i < m; i++) {
            k += successes[i - 1];
            n += trials[i - 1];
            ln[i] = logBeta(k, n) + logBeta(allK - k, allN - n) - none;
            most = Math.max(most, ln[i]);
        }
        double sum = 0;
        for (int i = 1; i < m; i++) {
            sum += Math.exp(ln[i] - most);
        }
        double[] posterior = new double[m];
        for (int i = 1; i < m; i++) {
            posterior[i] = Math.exp(ln[i] - most) / sum;
        }
        return new SingleChange(most + Math.log(sum / (m - 1)), posterior);
    }

    /**
     * Returns the range of indices grown from the most probable, towards the more probable
     * neighbour, until it holds the change with this probability: its first and last index.
     *
     * @param probability in [0, 1]
     */
    public int[] credible(double probability) {
        int low = 1;
        for (int i = 2; i < posterior.length; i++) {
            low = posterior[i] > posterior[low] ? i : low;
        }
        int high = low;
        double sum = posterior[low];
        while (sum < probability && (low > 1 || high < posterior.length - 1)) {
            double left = low > 1 ? posterior[low - 1] : -1;
            double right = high < posterior.length - 1 ? posterior[high + 1] : -1;
            sum += Math.max(left, right);
            if (left >= right) {
                low--;
            } else {
                high++;
            }
        }
        return new int[] {low, high};
    }

    private static double logBeta(double k, double n) {
        return LogBeta.value(k + 1, n - k + 1);
    }
}
