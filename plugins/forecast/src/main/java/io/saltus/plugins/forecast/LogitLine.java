package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.forecast.Scores;
import io.saltus.statistics.forecast.StudentLine;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Draws a straight line through the logits of the upper part of a curve.
 *
 * <p>Through the four largest scales, or all three; where the curve is of all families through the
 * upper half of the models. The distribution is that of a {@link StudentLine}, which is wide where
 * points are few. Nothing on fewer than three scores.
 */
@About(
        id = "logit-line",
        summary = "Draws a line through the logits of the upper part of the curve")
public record LogitLine() implements Forecaster {

    private static final int POINTS = 4;

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        Optional<MeasuredScores> read = MeasuredScores.of(curve);
        if (read.isEmpty() || !read.get().isLine()) {
            return Collections.nCopies(targets.size(), Optional.empty());
        }
        MeasuredScores scores = read.get();
        Scores all =
                Scores.of(
                        scores.positions(), scores.shares(), scores.examples(), scores.families());
        Scores part =
                scores.isPooled()
                        ? all.upperHalf(POINTS)
                        : all.from(Math.max(0, all.size() - POINTS));
        StudentLine line =
                StudentLine.of(
                        part.isOnePlace() ? all.positions() : part.positions(),
                        part.isOnePlace() ? all.logits() : part.logits());
        return targets.stream()
                .map(
                        target -> {
                            var position = scores.position(target);
                            return position.isPresent()
                                    ? Optional.of(at(line, position.getAsDouble(), scores))
                                    : Optional.<Predictive>empty();
                        })
                .toList();
    }

    private static Predictive at(StudentLine line, double position, MeasuredScores scores) {
        double[] shares = new double[Values.COUNT];
        for (int i = 0; i < shares.length; i++) {
            double logit = line.quantile(position, (i + .5) / shares.length);
            shares[i] = 1 / (1 + StrictMath.exp(-logit));
        }
        return scores.predictive(shares);
    }
}
