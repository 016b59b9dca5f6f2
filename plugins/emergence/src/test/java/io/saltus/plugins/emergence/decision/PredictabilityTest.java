package io.saltus.plugins.emergence.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.plugins.emergence.forecast.ForecastTest;
import io.saltus.plugins.emergence.presence.EmergenceSettings;
import io.saltus.plugins.emergence.presence.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each rule and each bound of axis B, with the defaults: decisive above 4, alone above 2, least
 * above -2, 5 right answers and 3 scales for a forecast, lambda - 1.5 log10 p above 3.25.
 */
class PredictabilityTest {

    private static final EmergenceSettings SETTINGS = EmergenceSettings.standard();

    private static Presence presence(Presence.State state, int cut, double floorHits) {
        return new Presence(cut, cut, .05, .5, floorHits, state);
    }

    private static Presence present(int cut, double floorHits) {
        return presence(Presence.State.PRESENT, cut, floorHits);
    }

    private static ForecastTest forecast(double p) {
        return new ForecastTest(p, 0, 0, 0, new double[] {0, 0, 0}, 1);
    }

    private static Predictability of(Presence presence, double lambda, double p) {
        return Predictability.of(8, presence, false, lambda, forecast(p), SETTINGS);
    }

    @ParameterizedTest
    @EnumSource(value = Presence.State.class, mode = EnumSource.Mode.EXCLUDE, names = "PRESENT")
    void doesNotApplyToAnAbilityThatIsNotPresent(Presence.State state) {
        assertEquals(Predictability.NOT_APPLICABLE, of(presence(state, 4, 20), 100, 1e-6));
    }

    @Test
    void saysNothingOfThreeScales() {
        assertEquals(
                Predictability.TOO_FEW_FLOOR_SCALES,
                Predictability.of(3, present(2, 20), false, 100, forecast(1e-6), SETTINGS));
        assertEquals(
                Predictability.UNPREDICTED,
                Predictability.of(4, present(2, 20), false, 100, forecast(1e-6), SETTINGS));
    }

    @ParameterizedTest
    @CsvSource({
        // decisive laws, with and without a floor that could be forecast from
        "3, 5, 4.01, 1, UNPREDICTED",
        "2, 5, 4.01, 1, UNPREDICTED",
        "3, 4.9, 4.01, 1, RESOLUTION_LIMITED_UNPREDICTED",
        "2, 5, 4, 1, TOO_FEW_FLOOR_SCALES",
        // too few right answers: the laws alone
        "3, 4.9, 4, 1e-6, RESOLUTION_LIMITED_UNPREDICTED",
        "3, 4.9, 2.01, 1, RESOLUTION_LIMITED_UNPREDICTED",
        "3, 4.9, 2, 1e-6, RESOLUTION_LIMITED",
        "3, 4.9, -2, 1e-6, RESOLUTION_LIMITED",
        "3, 4.9, -2.01, 1e-6, RESOLUTION_LIMITED_SMOOTH",
        "2, 4.9, 0, 1e-6, RESOLUTION_LIMITED",
        // too few scales: smooth where the laws are much against a leap
        "2, 5, 0, 1e-6, TOO_FEW_FLOOR_SCALES",
        "2, 5, -1.99, 1e-6, TOO_FEW_FLOOR_SCALES",
        "2, 5, -2, 1e-6, SMOOTH_COMPATIBLE",
        // laws and forecast added up
        "3, 5, 3.26, 1, UNPREDICTED",
        "3, 5, 3.25, 1, SMOOTH_COMPATIBLE",
        "3, 5, 1.76, .1, UNPREDICTED",
        "3, 5, 1.74, .1, SMOOTH_COMPATIBLE",
        "3, 5, .26, .01, UNPREDICTED",
        "3, 5, .24, .01, SMOOTH_COMPATIBLE",
        // whatever the forecast says, not against the laws
        "3, 5, -1.99, 1e-6, UNPREDICTED",
        "3, 5, -2, 1e-6, SMOOTH_COMPATIBLE",
        "3, 5, -2, 0, SMOOTH_COMPATIBLE"
    })
    void weighsLawsAndForecast(
            int cut, double hits, double lambda, double p, Predictability expected) {
        assertEquals(expected, of(present(cut, hits), lambda, p));
    }

    @Test
    void trustsNoForecastFromAStartAboveChance() {
        assertEquals(
                Predictability.SMOOTH_COMPATIBLE,
                Predictability.of(8, present(3, 50), true, 3.9, forecast(1e-6), SETTINGS));
        assertEquals(
                Predictability.UNPREDICTED,
                Predictability.of(8, present(3, 50), true, 4.1, forecast(1e-6), SETTINGS),
                "decisive laws do not ask where it started");
    }

    @Test
    void knowsWhichStatesAreUnpredictedAndWhichLimited() {
        for (Predictability state : Predictability.values()) {
            assertEquals(
                    state == Predictability.UNPREDICTED
                            || state == Predictability.RESOLUTION_LIMITED_UNPREDICTED,
                    state.unpredicted(),
                    state.name());
            assertEquals(
                    state.name().startsWith("RESOLUTION_LIMITED"),
                    state.resolutionLimited(),
                    state.name());
        }
    }

    private static double evidence(Presence presence, double lambda, double p) {
        return Predictability.evidence(presence, lambda, forecast(p), SETTINGS);
    }

    @Test
    void ranksByLambdaAndTheForecast() {
        assertEquals(1 + 3 - 3.25, evidence(present(3, 5), 1, .01), 1e-12);
        assertEquals(1 - 3.25, evidence(present(3, 5), 1, 1), 1e-12);
        assertEquals(1 + 9 - 3.25, evidence(present(3, 5), 1, 1e-6), 1e-12);
        assertEquals(1 + 9 - 3.25, evidence(present(3, 5), 1, 1e-30), 1e-12);
        assertEquals(1 + 9 - 3.25, evidence(present(3, 5), 1, 0), 1e-12);
    }

    @Test
    void ranksByLambdaAloneWhereNothingCanBeForecast() {
        assertEquals(-1, evidence(present(3, 4.9), 1, .01), 1e-12);
        assertEquals(-1, evidence(present(2, 50), 1, .01), 1e-12);
    }

    @Test
    void ranksWhatIsNotPresentBelowAllThatCouldBe() {
        Presence absent = presence(Presence.State.ABSENT, 3, 5);
        assertEquals(-5, evidence(absent, 30, .01), 1e-12);
        assertEquals(-2 - .25 - 5, evidence(absent, -2 - .25 + 3.25, 1), 1e-12);
        assertTrue(evidence(absent, -9, 1) < evidence(present(3, 5), -9, 1));
    }

    /** What counts as emergent has evidence above 0, where a forecast was possible. */
    @Test
    void agreesInSignWithTheState() {
        for (double lambda = -1.9; lambda < 4; lambda += .1) {
            for (double p = 1; p > 1e-7; p /= 10) {
                Presence floor = present(3, 5);
                assertEquals(
                        evidence(floor, lambda, p) > 0,
                        of(floor, lambda, p).unpredicted(),
                        lambda + ", " + p);
            }
        }
        assertFalse(of(present(3, 5), -2.5, 0).unpredicted());
    }
}
