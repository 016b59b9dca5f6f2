package io.saltus.plugins.emergence.onset;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * In which gap between neighbouring scales the level is crossed, by each scale's own counts and no
 * law.
 *
 * <p>Scale i is above the level with probability P(Beta(k + 1/2, n - k + 1/2) &gt; level)
 * (Jeffreys); a crossing in gap g has every scale before it below and every scale from it on above.
 * The laws' posterior is tempered with it: a gap's probability is the geometric mean of both, and
 * inside a gap an eighth of the mass, or more where the laws fit badly, is spread evenly, because
 * no scale lies there to contradict a law that fits the scales and misses the true shape. A hinge
 * through a step and the slope after it fits them exactly and puts the onset too early; with the
 * even share the central 95% leave out at most the outer fifths of a gap. Without this an interval
 * from laws that all miss the true shape (two steps, say) is too narrow: at 1,000 examples it
 * covered 80%. See docs/decisions/0017.
 */
public final class GapEvidence {

    private static final double EVEN_SHARE = 0.125;
    private static final double CERTAIN = 1e-6;

    private GapEvidence() {}

    /**
     * Share of a gap's mass that is spread evenly: the probability that no law holds.
     *
     * <p>An eighth before the data, raised by the largest odds that a p-value p of the laws can
     * stand for, 1 / (-e p ln p) below p = 1/e (Sellke, Bayarri and Berger 2001).
     *
     * @param goodness p-value that a law holds, in [0, 1]
     */
    public static double evenShare(double goodness) {
        if (goodness >= 1 / Math.E) {
            return EVEN_SHARE;
        }
        double p = Math.max(Double.MIN_NORMAL, goodness);
        double odds = EVEN_SHARE / (1 - EVEN_SHARE) / (-Math.E * p * Math.log(p));
        return odds / (1 + odds);
    }

    /** Probability of each gap; entry g is the gap below scale g, entry 0 unused. */
    static double[] of(ScaleCounts counts, double level, double dispersion) {
        int m = counts.size();
        double[] above = new double[m];
        for (int i = 0; i < m; i++) {
            double n = counts.trials(i) / dispersion;
            double k = counts.successes(i) / dispersion;
            double p = 1 - RegularizedBeta.value(level, k + 0.5, n - k + 0.5);
            above[i] = Math.min(1 - CERTAIN, Math.max(CERTAIN, p));
        }
        double[] gaps = new double[m];
        double total = 0;
        for (int g = 1; g < m; g++) {
            gaps[g] = 1;
            for (int i = 0; i < m; i++) {
                gaps[g] *= i < g ? 1 - above[i] : above[i];
            }
            total += gaps[g];
        }
        for (int g = 1; g < m && total > 0; g++) {
            gaps[g] /= total;
        }
        return gaps;
    }

    /**
     * Tempers a histogram over [0, span] in place.
     *
     * @param u the scales in decades above the smallest
     * @param gaps probability of each gap by the counts
     * @param evenShare of the mass inside a gap
     */
    static void reweigh(double[] mass, int bins, double[] u, double[] gaps, double evenShare) {
        double span = u[u.length - 1];
        double[] share = new double[u.length];
        double all = 0;
        for (int bin = 0; bin < bins; bin++) {
            share[gap(bin, bins, u)] += mass[bin];
            all += mass[bin];
        }
        double[] target = new double[u.length];
        double sum = 0;
        for (int g = 1; g < u.length; g++) {
            target[g] = Math.sqrt(share[g] / all * gaps[g]);
            sum += target[g];
        }
        if (!(sum > 0)) {
            return;
        }
        for (int bin = 0; bin < bins; bin++) {
            int g = gap(bin, bins, u);
            double law = share[g] > 0 ? mass[bin] / share[g] : 0;
            double even = span / bins / (u[g] - u[g - 1]);
            mass[bin] = target[g] / sum * ((1 - evenShare) * law + evenShare * even);
        }
    }

    private static int gap(int bin, int bins, double[] u) {
        double at = (bin + 0.5) * u[u.length - 1] / bins;
        int g = 1;
        while (g < u.length - 1 && at > u[g]) {
            g++;
        }
        return g;
    }
}
