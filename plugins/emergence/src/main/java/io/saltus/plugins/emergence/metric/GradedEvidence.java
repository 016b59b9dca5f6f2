package io.saltus.plugins.emergence.metric;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Axis C: does a second, graded metric of the same outputs leap where the first one does?
 *
 * <p>A line through the graded scores below the critical index is extrapolated over the scales from
 * it on. A metric artifact has a graded score that already rises on the floor and then stays at or
 * below what the line forecasts (errors shrink by a constant factor, so a smooth accuracy per token
 * bends down); a real leap exceeds the forecast. One that exceeds it at no more than one scale, by
 * what chance does at one of so many, and one that has made most of its rise before and then
 * exceeds it, tell neither.
 *
 * @param state what the graded metric says
 * @param floorSlopeP one-sided p-value of a graded rise over the floor (t test of the slope)
 * @param excess largest t statistic of a graded score over the forecast, from the critical index on
 * @param riseBefore share of the graded metric's whole rise that lies on the floor, in [0, 1]
 */
public record GradedEvidence(State state, double floorSlopeP, double excess, double riseBefore) {

    /** Verdict on the metric. */
    public enum State {
        /** The graded metric rises smoothly through the leap: the leap is the metric's. */
        METRIC_ARTIFACT,
        /** The graded metric leaps too. */
        ROBUST,
        /** Too few scales, or a graded metric that tells neither. */
        UNTESTED
    }

    /**
     * Share of the graded rise on the floor that counts with a significant slope, and without one.
     */
    private static final double RISE = 0.15;

    private static final double CLEAR_RISE = 0.25;

    /** A metric that has made more of its rise before does not leap there. */
    private static final double HALF = 0.5;

    private static final double RESOLUTION = 1e-3;

    /**
     * Judges a graded metric, higher better, at the same scales as the curve.
     *
     * <p>Unchanged by an affine change of the graded metric: its range sets the unit, of which
     * 1/1000 is taken as its resolution so that an exact line is no evidence against itself.
     *
     * @param graded one score per scale
     * @param cut index of the first scale above the floor
     * @param level one-sided level of both tests
     */
    public static GradedEvidence of(double[] positions, double[] graded, int cut, double level) {
        return of(positions, graded, cut, level, 0);
    }

    /**
     * The same, where the error of a score is known to be no less than {@code leastError}: a line
     * through few means may by chance pass closer than their error.
     */
    public static GradedEvidence of(
            double[] positions, double[] graded, int cut, double level, double leastError) {
        int m = graded.length;
        double range = range(graded);
        if (cut < 2 || cut >= m || !(range > 0)) {
            return new GradedEvidence(State.UNTESTED, 1, 0, 0);
        }
        double before = Math.min(1, Math.max(0, (graded[cut - 1] - graded[0]) / range));
        if (cut == 2) {
            // a line through two points has no error of its own: only the share of the rise can
            // speak
            boolean bends =
                    graded[m - 1]
                            <= graded[0]
                                    + (graded[1] - graded[0])
                                            / (positions[1] - positions[0])
                                            * (positions[m - 1] - positions[0]);
            return new GradedEvidence(
                    bends && before >= CLEAR_RISE ? State.METRIC_ARTIFACT : State.UNTESTED,
                    1,
                    0,
                    before);
        }
        double[] line = line(positions, graded, cut);
        double sigma = Math.max(Math.max(line[3], leastError), RESOLUTION * range);
        TDistribution t = TDistribution.of(cut - 2.0);
        double slopeP = t.survivalProbability(line[1] / (sigma / Math.sqrt(line[2])));
        double excess = Double.NEGATIVE_INFINITY;
        for (int i = cut; i < m; i++) {
            double v = positions[i] - line[4];
            double error = sigma * Math.sqrt(1 + 1.0 / cut + v * v / line[2]);
            excess = Math.max(excess, (graded[i] - line[0] - line[1] * v) / error);
        }
        double above = t.survivalProbability(excess);
        boolean rises = before >= CLEAR_RISE || slopeP <= level && before >= RISE;
        State state = State.UNTESTED;
        if (rises && above > level) {
            state = State.METRIC_ARTIFACT;
        } else if (above * (m - cut) <= level && before <= HALF) {
            state = State.ROBUST;
        }
        return new GradedEvidence(state, slopeP, excess, before);
    }

    /** The same numbers, which something else has deprived of their force. */
    public GradedEvidence untested() {
        return new GradedEvidence(State.UNTESTED, floorSlopeP, excess, riseBefore);
    }

    /**
     * Standard error of the mean of {@code size} of these scores about their line; 0 for fewer than
     * three, or all at one place.
     */
    public static double errorOfMeans(double[] positions, double[] scores, double size) {
        return scores.length < 3 || !(range(positions) > 0)
                ? 0
                : line(positions, scores, scores.length)[3] / Math.sqrt(Math.max(1, size));
    }

    private static double range(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }

    /**
     * Least squares over the first points: value at the centre, slope, sum of squares of x,
     * residual error, centre.
     */
    private static double[] line(double[] x, double[] y, int count) {
        double centre = 0;
        double level = 0;
        for (int i = 0; i < count; i++) {
            centre += x[i] / count;
            level += y[i] / count;
        }
        double square = 0;
        double cross = 0;
        for (int i = 0; i < count; i++) {
            square += (x[i] - centre) * (x[i] - centre);
            cross += (x[i] - centre) * (y[i] - level);
        }
        double slope = cross / square;
        double residual = 0;
        for (int i = 0; i < count; i++) {
            double r = y[i] - level - slope * (x[i] - centre);
            residual += r * r;
        }
        return new double[] {level, slope, square, Math.sqrt(residual / (count - 2)), centre};
    }
}
