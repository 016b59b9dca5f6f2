package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.forecast.ForecastTest;
import io.saltus.plugins.emergence.laws.Law;
import io.saltus.plugins.emergence.laws.LawComparison;
import org.junit.jupiter.api.Test;

/**
 * Reference numbers: R 4.2.2, src/test/r/check.R and the call with each, on one curve: x = 19..25,
 * n = 200, c = .25.
 */
class StatisticsTest {

    private static final ScaleCounts CURVE =
            new ScaleCounts(
                    new double[] {19, 20, 21, 22, 23, 24, 25},
                    new double[] {50, 48, 52, 47, 61, 90, 140},
                    new double[] {200, 200, 200, 200, 200, 200, 200},
                    .25);

    /** {@code sqrt(prop.trend.test(k, n, x)$statistic)}. */
    @Test
    void agreesWithRInTheTestForTrend() {
        assertEquals(10.1796610363, CURVE.trend(), 1e-9);
        assertEquals(.183500911778, Math.abs(CURVE.part(0, 4).trend()), 1e-9);
    }

    /** {@code isoreg} for the fit, 2 (l_saturated - l_fit) for the statistic. */
    @Test
    void agreesWithRInTheIsotonicLikelihoodRatio() {
        assertEquals(.389757306181, CURVE.monotoneRatio(), 1e-9);
    }

    /**
     * {@code glm(cbind(k, n - k) ~ I(x - mean(x)), binomial)} on the first four; ours has a ridge.
     */
    @Test
    void agreesWithRInTheForecast() {
        ForecastTest forecast = ForecastTest.of(CURVE, 4);
        assertEquals(-1.1187710, forecast.intercept(), 1e-5);
        assertEquals(-.0134695, forecast.slope(), 1e-5);
    }

    /**
     * {@code optim}, or a fine grid with {@code optimize}, on the binomial likelihood of each law.
     */
    @Test
    void agreesWithRInTheLikelihoodOfTheLaws() {
        var fits = LawComparison.of(CURVE, .25).fits();
        assertEquals(-856.763117, fits.get(Law.LINEAR).logLikelihood(), 1e-3);
        assertEquals(-861.614581, fits.get(Law.POWER_LAW).logLikelihood(), 1e-3);
        assertEquals(-843.865886, fits.get(Law.STEP).logLikelihood(), 1e-3);
        assertEquals(-830.158099, fits.get(Law.HINGE).logLikelihood(), 5e-2);
        assertEquals(-829.658865, fits.get(Law.LOGISTIC_SHARP).logLikelihood(), 5e-2);
    }
}
