package io.saltus.plugins.shape.curve;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;

/**
 * A curve's scores turned so that up is better.
 *
 * <p>Where both ends of the metric are known the value is the normalised score, 0 at chance and 1
 * at best; else it is the score itself, with its sign changed if lower is better.
 *
 * @param values one value per scale; not copied
 * @param normalised whether 0 is chance and 1 is best
 * @param zero score at value 0, in units of the metric
 * @param unit change of the score per unit of value; negative if lower is better
 */
public record OrientedScores(double[] values, boolean normalised, double zero, double unit) {

    /** Returns the scores of {@code curve}, oriented. */
    public static OrientedScores of(Curve curve) {
        Metric metric = curve.metric();
        boolean known = metric.isNormalisable();
        double zero = known ? metric.chance().getAsDouble() : 0;
        double sign = metric.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
        double unit = known ? metric.best().getAsDouble() - zero : sign;
        double[] values = new double[curve.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (curve.point(i).score() - zero) / unit;
        }
        return new OrientedScores(values, known, zero, unit);
    }

    /** Returns whether sums of squares of the values neither overflow nor vanish. */
    public boolean isTractable() {
        for (double value : values) {
            if (!(Math.abs(value) <= 1e100 && Math.abs(score(value)) <= 1e100)) {
                return false;
            }
        }
        return Math.abs(unit) <= 1e100 && Math.abs(unit) >= 1e-100;
    }

    /** Returns the distance from chance to best in units of the metric; 0 where not known. */
    public double way() {
        return normalised ? Math.abs(unit) : 0;
    }

    /** Returns the score of a value, in units of the metric. */
    public double score(double value) {
        return zero + unit * value;
    }

    /** Returns the value of a score. */
    public double value(double score) {
        return (score - zero) / unit;
    }
}
