package io.saltus.plugins.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.Forecaster;
import io.saltus.testkit.ForecasterContract;
import io.saltus.testkit.SyntheticCurves;
import java.util.List;
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
}
