package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.distribution.Normal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Expects every model to come to score what the largest measured one does.
 *
 * <p>The yardstick of the others: the score of the largest model, give or take the noise of the
 * examples of two runs. The values are the quantiles at (i + .5) / 200 of a normal distribution
 * about it of the variance 2 s^2, s being the standard error of one run: {@code sqrt(p (1 - p) /
 * n)} with p = (k + 1) / (n + 2) where examples count 0 or 1, else the one stated; cut off where
 * the metric ends. Where neither is known s is what neighbouring scores scatter about the line
 * through the two beside them, after Gasser, Sroka and Jennen-Steinmetz (1986, Biometrika 73,
 * 625-633): {@code s^2 = mean of e_i^2 / (1 + a_i^2 + b_i^2)}, e_i = y_i - a_i y_{i-1} - b_i
 * y_{i+1}, over the last {@value #NEIGHBOURS} scores or fewer. With fewer than three it is the
 * score alone.
 */
@About(
        id = "last-value",
        summary = "Expects a model to come to score what the largest measured one does")
public record LastValue() implements Forecaster {

    private static final int VALUES = 200;

    /** Scores near enough to the last to scatter as it does. */
    private static final int NEIGHBOURS = 7;

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        Point last = curve.point(curve.size() - 1);
        return Collections.nCopies(targets.size(), Optional.of(about(last, curve)));
    }

    private static Predictive about(Point last, Curve curve) {
        Metric metric = curve.metric();
        double known = standardError(last, metric);
        double spread = Math.sqrt(2) * (known > 0 ? known : scatter(curve));
        if (!(spread > 0)) {
            return Predictive.of(last.score());
        }
        double[] values = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            double z = Normal.upperQuantile(1 - (i + .5) / VALUES);
            values[i] = metric.nearest(last.score() + spread * z);
        }
        return Predictive.of(values);
    }

    private static double standardError(Point point, Metric metric) {
        double n = point.examples().orElse(0);
        if (metric.grain() == Grain.ALL_OR_NOTHING && n > 0) {
            double p = (point.score() * n + 1) / (n + 2);
            return Math.sqrt(p * (1 - p) / n);
        }
        return point.standardError().orElse(0);
    }

    /**
     * Standard deviation of the last scores about what those beside them say; 0 of fewer than 3.
     */
    private static double scatter(Curve curve) {
        double[] positions = curve.positions();
        int from = Math.max(0, curve.size() - NEIGHBOURS);
        double sum = 0;
        int count = 0;
        for (int i = from + 1; i + 1 < curve.size(); i++) {
            double right =
                    (positions[i] - positions[i - 1]) / (positions[i + 1] - positions[i - 1]);
            double left = 1 - right;
            double error =
                    curve.point(i).score()
                            - left * curve.point(i - 1).score()
                            - right * curve.point(i + 1).score();
            sum += error * error / (1 + left * left + right * right);
            count++;
        }
        double scatter = count > 0 ? Math.sqrt(sum / count) : 0;
        return Double.isFinite(scatter) ? scatter : 0;
    }
}
