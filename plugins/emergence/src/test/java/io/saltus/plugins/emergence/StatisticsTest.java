package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.ForecastTest;
import io.saltus.plugins.emergence.statistics.Interval;
import io.saltus.plugins.emergence.statistics.Isotonic;
import io.saltus.plugins.emergence.statistics.Law;
import io.saltus.plugins.emergence.statistics.LawComparison;
import io.saltus.plugins.emergence.statistics.PairedProportions;
import io.saltus.plugins.emergence.statistics.ProportionDifference;
import io.saltus.plugins.emergence.statistics.Proportions;
import io.saltus.plugins.emergence.statistics.Trend;
import org.junit.jupiter.api.Test;

/**
 * Reference numbers: R 4.2.2, src/test/r/check.R and the call with each, on one curve: x = 19..25,
 * n = 200, c = .25.
 */
class StatisticsTest {

    private static final Counts CURVE =
            new Counts(
                    new double[] {19, 20, 21, 22, 23, 24, 25},
                    new double[] {50, 48, 52, 47, 61, 90, 140},
                    new double[] {200, 200, 200, 200, 200, 200, 200},
                    .25);

    private static final double[] SCORES = {.25, .24, .26, .235, .305, .45, .7};

    private static void assertInterval(
            double lower, double upper, Interval actual, double tolerance) {
        assertEquals(lower, actual.lower(), tolerance);
        assertEquals(upper, actual.upper(), tolerance);
    }

    /** {@code binom.test(k, n)$conf.int}. */
    @Test
    void agreesWithRInClopperPearson() {
        assertInterval(
                .237389644075, .368649875459, Proportions.clopperPearson(60, 200, .95), 1e-8);
        assertInterval(0, .0711217364642, Proportions.clopperPearson(0, 50, .95), 1e-8);
        assertInterval(
                .249451195613, .251150250931, Proportions.clopperPearson(250300, 1e6, .95), 1e-8);
    }

    /**
     * {@code prop.test(60, 200, correct = FALSE)$conf.int}; {@code qbeta(c(.025, .975), 60.5,
     * 140.5)}.
     */
    @Test
    void agreesWithRInWilsonAndJeffreys() {
        assertInterval(.240747446824, .366790683727, Proportions.wilson(60, 200, .95), 1e-9);
        assertInterval(.239703431907, .36603761375, Proportions.jeffreys(60, 200, .95), 1e-8);
    }

    /** {@code sqrt(prop.trend.test(k, n, x)$statistic)}. */
    @Test
    void agreesWithRInTheTestForTrend() {
        assertEquals(10.1796610363, Trend.cochranArmitage(CURVE, 7), 1e-9);
        assertEquals(.183500911778, Math.abs(Trend.cochranArmitage(CURVE, 4)), 1e-9);
    }

    /**
     * {@code cor.test(x, y, method = "kendall", alternative = "greater")$p.value}; median of
     * slopes.
     */
    @Test
    void agreesWithRInMannKendallAndTheilSen() {
        assertEquals(.0345238095238, Trend.mannKendallP(SCORES), 1e-12);
        assertEquals(.0525, Trend.theilSen(CURVE.positions(), SCORES), 1e-12);
    }

    /** {@code isoreg} for the fit, 2 (l_saturated - l_fit) for the statistic. */
    @Test
    void agreesWithRInTheIsotonicLikelihoodRatio() {
        assertEquals(.389757306181, Isotonic.likelihoodRatio(CURVE), 1e-9);
    }

    /** {@code binom.test(12, 14, alternative = "greater")}; {@code fisher.test(..., "greater")}. */
    @Test
    void agreesWithRInTestsOfTwoProportions() {
        assertEquals(.0064697265625, new PairedProportions(20, 12, 2, 16).mcNemar(), 1e-12);
        assertEquals(.0063247111299, ProportionDifference.fisher(56, 70, 48, 80), 1e-9);
    }

    /**
     * From the two Wilson intervals, {@code prop.test(k, n, correct = FALSE)}, by Newcombe's
     * formula.
     */
    @Test
    void agreesWithRInNewcombesInterval() {
        assertInterval(
                .0524314724, .3338726540, ProportionDifference.newcombe(56, 70, 48, 80, .95), 1e-9);
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
