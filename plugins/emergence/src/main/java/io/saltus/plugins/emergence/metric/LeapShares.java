package io.saltus.plugins.emergence.metric;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/**
 * What share of a leap the metric makes, and how.
 *
 * <p>The leap J is the score of the largest scale less that of the pooled floor. With q = p^L from
 * the token accuracy p:
 *
 * <ul>
 *   <li>composition: (q_top - q_floor) / J, where q_top is that of the token accuracy which the
 *       line through the floor foresees, or of the observed one if it is less: a leap of the tokens
 *       themselves is not the metric's;
 *   <li>resolution: (q_floor - y_floor) / J where the floor has no hit: what is there, but too
 *       small for the examples;
 *   <li>residual: what is left.
 * </ul>
 *
 * Each is kept within [0, 1], and they add up to 1.
 *
 * @param composition share of the composition
 * @param resolution share of the resolution
 * @param residual share of neither
 */
record LeapShares(double composition, double resolution, double residual) {

    /**
     * Splits a leap.
     *
     * @param tokens share of right tokens at each scale
     * @param cut number of scales on the floor, at least 2 and below the number of scales
     */
    public static LeapShares of(
            ScaleCounts counts, double[] tokens, Composition composition, int cut) {
        int last = counts.size() - 1;
        double[] q = composition.expected();
        double hits = counts.successesWithin(0, cut);
        double trials = counts.trialsWithin(0, cut);
        double floor = 0;
        for (int i = 0; i < cut; i++) {
            floor += q[i] * counts.trials(i) / trials;
        }
        double leap = counts.proportion(last) - hits / trials;
        if (!(leap > 0)) {
            return new LeapShares(0, 0, 1);
        }
        double token = Math.min(tokens[last], Math.max(0, foreseen(counts, tokens, cut)));
        double composed = unit((Math.pow(token, composition.length()) - floor) / leap);
        double hidden = hits > 0 ? 0 : Math.min(1 - composed, unit((floor - hits / trials) / leap));
        return new LeapShares(composed, hidden, 1 - composed - hidden);
    }

    /** The least-squares line through the floor, at the largest scale. */
    private static double foreseen(ScaleCounts counts, double[] tokens, int cut) {
        double centre = 0;
        double level = 0;
        for (int i = 0; i < cut; i++) {
            centre += counts.position(i) / cut;
            level += tokens[i] / cut;
        }
        double square = 0;
        double cross = 0;
        for (int i = 0; i < cut; i++) {
            double v = counts.position(i) - centre;
            square += v * v;
            cross += v * (tokens[i] - level);
        }
        return level + cross / square * (counts.position(counts.size() - 1) - centre);
    }

    private static double unit(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
