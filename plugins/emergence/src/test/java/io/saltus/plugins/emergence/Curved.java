package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Curves made in the test that uses them: scale i is 10^(18 + i) FLOPs. */
final class Curved {

    private Curved() {}

    static Curve counts(double chance, long examples, long... successes) {
        double[] scores = new double[successes.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (double) successes[i] / examples;
        }
        return scores(Metric.accuracy("acc", chance), OptionalLong.of(examples), scores);
    }

    static Curve scores(Metric metric, OptionalLong examples, double... scores) {
        return scores(metric, examples, OptionalDouble.empty(), scores);
    }

    static Curve scores(
            Metric metric, OptionalLong examples, OptionalDouble error, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Replicate replicate =
                    new Replicate(
                            Model.of("m" + i), OptionalLong.empty(), scores[i], examples, error);
            points.add(Point.of(Math.pow(10, 18 + i), List.of(replicate)));
        }
        return new Curve(
                new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE), points);
    }

    static Verdict judge(Criterion criterion, Curve curve) {
        return criterion.judge(curve, Curves.of(curve));
    }
}
