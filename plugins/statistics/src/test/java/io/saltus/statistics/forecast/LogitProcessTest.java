package io.saltus.statistics.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.statistics.forecast.LogitProcess.Setting;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Numbers of NumPy 2.4.6 and SciPy 1.17.1: {@code multivariate_normal(zeros, K).logpdf(z -
 * z.mean())} and {@code k K^-1} of the covariance in the Javadoc, of the four largest of six
 * scores.
 */
class LogitProcessTest {

    private static final Scores SCORES =
            scores(new double[] {20, 20.5, 21, 21.5, 22, 22.5}, 52, 55, 61, 74, 90, 121);

    private static Scores scores(double[] positions, double... right) {
        double[] examples = new double[right.length];
        Arrays.fill(examples, 200);
        double[] shares = Arrays.stream(right).map(k -> k / 200).toArray();
        return Scores.of(positions, shares, examples, new int[right.length]);
    }

    private static double[] alone(int setting) {
        double[] weights = new double[Setting.ONE_FAMILY.size()];
        weights[setting] = 1;
        return weights;
    }

    /** Median and standard deviation of the logits, without the noise of examples. */
    private static double[] moments(LogitProcess process, Place place, double[] weights) {
        double[] logits =
                Arrays.stream(process.at(place, weights).shares(1e15, 2000))
                        .map(p -> Math.log(p / (1 - p)))
                        .sorted()
                        .toArray();
        double mean = Arrays.stream(logits).average().orElseThrow();
        double square = Arrays.stream(logits).map(z -> (z - mean) * (z - mean)).sum();
        return new double[] {logits[1000], Math.sqrt(square / 1999)};
    }

    @Test
    void takesEmpiricalLogitsWithTheirVariances() {
        assertArrayEquals(
                new double[] {
                    -.8190274264489481, -.5294431827820613, -.1996656702519271, .42415724112031683
                },
                SCORES.upperHalf(4).logits(),
                1e-12);
        assertEquals(.023545764489902962, SCORES.upperHalf(4).variances()[0], 1e-12);
    }

    @Test
    void givesTheEvidenceOfEachSetting() {
        double[] logs = LogitProcess.of(SCORES, Setting.ONE_FAMILY).logEvidence();
        assertEquals(-4.347606671938152, logs[0], 1e-9);
        assertEquals(-3.6460006264818583, logs[logs.length - 1], 1e-9);
    }

    @Test
    void foreseesTheMeanAndTheSpreadOfTheFirstAndTheLastSetting() {
        LogitProcess process = LogitProcess.of(SCORES, Setting.ONE_FAMILY);
        Place place = new Place(23.5, 0, 0);
        double[] first = moments(process, place, alone(0));
        assertEquals(1.0335371010345753, first[0], .002);
        assertEquals(.17390531342167828, first[1], .002);
        double[] last = moments(process, place, alone(Setting.ONE_FAMILY.size() - 1));
        assertEquals(1.0372949635238866, last[0], .005);
        assertEquals(.7559284868701645, last[1], .01);
    }

    @Test
    void isWiderWhereThePlaceIsNotKnown() {
        LogitProcess process = LogitProcess.of(SCORES, Setting.ONE_FAMILY);
        double known = moments(process, new Place(23.5, 0, 0), alone(0))[1];
        double unknown = moments(process, new Place(23.5, .5, 0), alone(0))[1];
        assertTrue(unknown > 1.5 * known, unknown + " of " + known);
    }

    @Test
    void expectsMoreOfAFamilyThatDoesBetter() {
        double[] x = {20, 20, 21, 21, 22, 22, 23, 23};
        double[] shares = {.3, .4, .4, .5, .5, .6, .6, .7};
        double[] examples = new double[8];
        Arrays.fill(examples, 1000);
        LogitProcess process =
                LogitProcess.of(
                        Scores.of(x, shares, examples, new int[] {0, 1, 0, 1, 0, 1, 0, 1}),
                        Setting.FAMILIES);
        double[] equal = new double[Setting.FAMILIES.size()];
        Arrays.fill(equal, 1);
        double worse = moments(process, new Place(23.3, 0, 0), equal)[0];
        double better = moments(process, new Place(23.3, 0, 1), equal)[0];
        double stranger = moments(process, new Place(23.3, 0, Place.NEW_FAMILY), equal)[0];
        assertTrue(worse < stranger && stranger < better, worse + " " + stranger + " " + better);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThrows(IllegalArgumentException.class, () -> scores(new double[] {20, 21}, 100, 300));
        assertThrows(IllegalArgumentException.class, () -> scores(new double[] {21, 20}, 100, 100));
    }
}
