package io.saltus.plugins.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.Forecaster;
import io.saltus.testkit.ForecasterContract;
import io.saltus.testkit.SyntheticCurves;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LastValueTest implements ForecasterContract {

    @Override
    public Forecaster extension() {
        return new LastValue();
    }

    @Test
    void expectsTheScoreOfTheLargestModelGiveOrTakeItsExamples() {
        Curve curve = SyntheticCurves.noisy(.25, 1000, 6, x -> .1 * (x - 19), 1);
        double last = curve.point(5).score();
        Predictive answer =
                extension()
                        .forecast(curve, Curves.of(curve), List.of(Model.of("next")))
                        .get(0)
                        .orElseThrow();
        assertEquals(last, answer.median(), 1e-9);
        double error = Math.sqrt(2 * last * (1 - last) / 1000);
        assertEquals(2 * 1.96 * error, answer.interval(.95).width(), .02 * error * 4);
        assertTrue(answer.leap().isEmpty());
    }

    @Test
    void givesOrTakesWhatNeighboursScatterWhereNoNoiseIsKnown() {
        // residuals about the line through both neighbours: .15, -.2, .15, each of variance 1.5 s^2
        double s2 = (.15 * .15 + .2 * .2 + .15 * .15) / 3 / 1.5;
        Predictive answer = about(graded(.3, .5, .4, .7, .7));
        assertEquals(.7, answer.median(), 1e-9);
        assertEquals(2 * 1.96 * Math.sqrt(2 * s2), answer.interval(.95).width(), .02);
        assertEquals(0, about(graded(.3, .5)).interval(.95).width(), 1e-12);
    }

    private static Curve graded(double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double scale = Math.pow(10, 20 + i);
            Replicate run =
                    new Replicate(
                            Model.of("m" + i).at(Axis.COMPUTE, scale),
                            OptionalLong.empty(),
                            scores[i],
                            OptionalLong.of(100),
                            OptionalDouble.empty());
            points.add(Point.of(scale, List.of(run)));
        }
        Setup setup = new Setup(OptionalInt.empty(), "standard");
        Metric metric = Metric.graded("cost", Direction.LOWER_IS_BETTER);
        return new Curve(new Subject("t", setup, metric, "F", Axis.COMPUTE), points);
    }

    private Predictive about(Curve curve) {
        return extension()
                .forecast(curve, Curves.of(curve), List.of(Model.of("next")))
                .get(0)
                .orElseThrow();
    }
}
