package org.example.plugin;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests every promise of a forecaster, and what this one is for. */
class MyForecasterTest implements ForecasterContract {

    private final Curve curve = SyntheticCurves.curve(.25, 200, 8, log10 -> (log10 - 19) / 10);

    @Override
    public Forecaster extension() {
        return new MyForecaster();
    }

    private Optional<Predictive> forecast(Model target) {
        return extension().forecast(curve, Curves.of(curve), List.of(target)).get(0);
    }

    @Test
    void goesOnHalfAsFast() {
        double[] x = curve.positions();
        double last = curve.point(7).score();
        double next = curve.axis().scale(x[7] + (x[7] - x[6]));
        double median = forecast(Model.of("next").at(curve.axis(), next)).orElseThrow().median();
        assertEquals(last + .5 * (last - curve.point(6).score()), median, .001);
    }

    @Test
    void hasNoAnswerWithoutAPlace() {
        assertTrue(forecast(Model.of("nowhere")).isEmpty());
    }
}
