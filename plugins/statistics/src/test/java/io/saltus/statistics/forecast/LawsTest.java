package io.saltus.statistics.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines and laws against R 4.2.2 and NumPy 2.4.6 with SciPy 1.17.1. */
class LawsTest {

    /** R: {@code predict(lm(z ~ x), data.frame(x = 23.5), interval = "prediction")}. */
    @Test
    void aLineIsAsWideAsThatOfR() {
        double[] x = {21, 21.5, 22, 22.5};
        double[] z = {
            -.8190274264489481, -.5294431827820613, -.1996656702519271, .42415724112031683
        };
        StudentLine line = StudentLine.of(x, z);
        assertEquals(1.139771271, line.at(23.5), 1e-9);
        assertEquals(.1068729368, line.quantile(23.5, .025), .01);
        assertEquals(1.5924342902385458, line.quantile(23.5, .9), .003);
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentLine.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}));
    }

    /** NumPy: the 20 lines of the Javadoc by {@code polyfit}, two million draws. */
    @Test
    void anErrorLawAveragesOverWhatRemains() {
        ErrorLaw law =
                ErrorLaw.of(new double[] {0, 1, 2, 3, 4}, new double[] {.8, .72, .63, .5, .41});
        double[] errors = law.errors(6, 2000);
        Arrays.sort(errors);
        assertEquals(.28983131, errors[200], .004);
        assertEquals(.33653274, errors[1000], .003);
        assertEquals(.39305246, errors[1800], .004);
    }

    /** NumPy: {@code lstsq} for each exponent, weighted by its density. */
    @Test
    void aLossLawInOneSizeAveragesOverExponents() {
        double[][] compute = {{1e18}, {3e18}, {1e19}, {3e19}, {1e20}, {3e20}};
        LossLaw law = LossLaw.of(compute, new double[] {3.9, 3.62, 3.40, 3.21, 3.05, 2.93});
        assertArrayEquals(
                new double[] {2.6527414005666676, .05248822763675236}, law.at(1e22), 1e-8);
    }

    /** Losses of 1.7 + 400 / N^.35 + 500 / D^.3. */
    @Test
    void aLossLawInTwoSizesFindsTheLawBehindExactLosses() {
        double[][] sizes = {
            {1e8, 2e9}, {3e8, 6e9}, {1e9, 2e10}, {1e8, 2e10}, {3e8, 6e10}, {1e9, 2e11}, {3e9, 6e10}
        };
        double[] losses = {
            3.144285575330827,
            2.7143930278702237,
            2.389304511931773,
            2.7400834751625633,
            2.4236815430587986,
            2.1867235795221074,
            2.184877815800533
        };
        double[] next = LossLaw.of(sizes, losses).at(1e10, 1e12);
        assertEquals(1.9520854279822144, next[0], .01);
        assertTrue(next[1] < .02, "deviation " + next[1]);
    }

    /** SciPy: {@code minimize} of the negative log posterior of the shares. */
    @Test
    void sharesOfExplanationsAreThoseOfTheMode() {
        List<double[]> likelihoods =
                List.of(
                        new double[] {.9, .1, .3},
                        new double[] {.8, .3, .2},
                        new double[] {.7, .2, .2},
                        new double[] {.1, .6, .2},
                        new double[] {.5, .5, .4});
        double[] shares =
                MixingWeights.of(
                        likelihoods.stream()
                                .map(one -> Arrays.stream(one).map(Math::log).toArray())
                                .toList(),
                        3,
                        2);
        assertArrayEquals(new double[] {.56711686, .27026729, .16261585}, shares, .002);
        assertArrayEquals(
                new double[] {.25, .25, .25, .25}, MixingWeights.of(List.of(), 4, 5), 1e-12);
    }
}
