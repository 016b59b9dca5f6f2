package io.saltus.plugins.figures;

import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Optional;

/**
 * The 95% interval that is drawn at a point.
 *
 * @param lower lower end, in units of the metric
 * @param upper upper end, in units of the metric
 */
record Interval(double lower, double upper) {

    /** The standard normal quantile of .975. */
    private static final double Z = 1.959963984540054;

    /**
     * Returns the interval of {@code point}, where its precision is known.
     *
     * <p>Where each example counts 0 or 1 and there are n of them: Wilson's score interval, {@code
     * (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)}, which also has width at p = 0 and
     * 1. Else {@code p +- z se}, unless the standard error is 0, which says nothing.
     */
    static Optional<Interval> of(Point point, Metric metric) {
        double p = point.score();
        boolean proportion = metric.grain() == Grain.ALL_OR_NOTHING && p >= 0 && p <= 1;
        if (proportion && point.examples().isPresent()) {
            double n = point.examples().getAsLong();
            double centre = p + Z * Z / (2 * n);
            double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
            double scale = 1 + Z * Z / n;
            return Optional.of(
                    new Interval(
                            Math.max(0, (centre - spread) / scale),
                            Math.min(1, (centre + spread) / scale)));
        }
        double reach = Z * point.standardError().orElse(0);
        return reach > 0 && Double.isFinite(p - reach) && Double.isFinite(p + reach)
                ? Optional.of(new Interval(p - reach, p + reach))
                : Optional.empty();
    }
}
