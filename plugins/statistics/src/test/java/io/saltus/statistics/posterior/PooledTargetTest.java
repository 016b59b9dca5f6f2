package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.statistics.distribution.LogFactorial;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PooledTargetTest {

    private static final double CHANCE = .25;

    private static DoubleUnaryOperator rise(double top, double middle, double width) {
        return x -> top / (1 + Math.exp(-4.394 / width * (x - middle)));
    }

    private static SimulatedModels models(int seed, DoubleUnaryOperator latent) {
        return SimulatedModels.of(new Random(seed), 60, 300, CHANCE, latent, .15, .15);
    }

    @Test
    void aLeapIsFoundWhereItBegins() {
        CurvePosterior posterior = models(1, rise(.7, 22.5, .6)).posterior(CHANCE);
        assertTrue(posterior.share(Shape.LEAP) > .99, () -> "" + posterior.probability());
        // z is .1 at
        double onset = 22.5 - .6 / 4.394 * Math.log(6);
        CurvePosterior.Onset found = posterior.onset().orElseThrow();
        assertTrue(found.interval().lower() < onset && onset < found.interval().upper());
        assertTrue(found.interval().upper() - found.interval().lower() < .6);
        assertEquals(onset, found.median(), .15);
        Forecast above = posterior.forecast(26);
        assertEquals(CHANCE + (1 - CHANCE) * .7, above.mean(), .03);
    }

    @Test
    void aLeapFromAPlateauIsItsOwnShape() {
        DoubleUnaryOperator leap = rise(.7, 22.5, .6);
        CurvePosterior posterior =
                models(2, x -> .2 + .8 * leap.applyAsDouble(x)).posterior(CHANCE);
        assertTrue(posterior.share(Shape.LEAP_FROM_PLATEAU) > .95);
    }

    @Test
    void whatFallsBackIsAHump() {
        CurvePosterior posterior =
                models(3, x -> .6 * Math.exp(-.5 * (x - 22) * (x - 22) / .49)).posterior(CHANCE);
        assertTrue(posterior.share(Shape.HUMP) > .9, () -> "" + posterior.share(Shape.HUMP));
        assertTrue(Arrays.stream(posterior.off()).average().orElse(1) < .1);
    }

    @Test
    void aSlowRiseIsNotMadeSharpByScatter() {
        DoubleUnaryOperator line = x -> Math.max(0, Math.min(1, .05 + .09 * (x - 19)));
        for (int seed = 4; seed < 7; seed++) {
            assertTrue(models(seed, line).posterior(CHANCE).probability() < .1);
        }
    }

    @Test
    void aModelOrAFamilyThatIsOffIsNamedAndDecidesNothing() {
        SimulatedModels models = models(7, x -> 0);
        assertTrue(models.posterior(CHANCE).probability() < .05);
        int last = models.size() - 1;
        models.set(last, .9);
        CurvePosterior one = models.posterior(CHANCE);
        assertTrue(one.probability() < .9, () -> "" + one.probability());
        models.set(last, .25);
        int middle = last / 2;
        models.setFamily(middle, .8);
        CurvePosterior family = models.posterior(CHANCE);
        assertTrue(family.probability() < .2, () -> "" + family.probability());
        double[] off = family.off();
        int[] families = models.models().families();
        for (int i = 0; i < off.length; i++) {
            assertEquals(families[i] == families[middle] ? 1 : 0, off[i], .1);
        }
    }

    @Test
    void manyModelsOfOneFamilyAndManyExamplesAreNoOverflow() {
        int size = 60;
        double[] x = new double[size];
        double[] right = new double[size];
        double[] n = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = 19 + .1 * i;
            n[i] = 1e6;
            right[i] = x[i] < 22 ? 0 : 6e5;
        }
        CurvePosterior posterior =
                CurvePosterior.of(x, Evidence.models(right, n, new int[size]), Belief.known(0));
        assertTrue(posterior.probability() > .9);
    }

    /** Two models of a family and one of another, by sums of fine steps that share no code. */
    @Test
    void isTheIntegralOverPlacesOfFamiliesAndModels() {
        double[] x = {20, 21, 21.3, 23};
        PooledModels models =
                new PooledModels(
                        new double[] {26, 40, 70, 80},
                        new double[] {100, 100, 100, 100},
                        new int[] {1, 1, 2, 2});
        CurveLibrary library = CurveLibrary.of(x, CHANCE, false, true, Definition.STANDARD);
        PooledTarget target = new PooledTarget(library, models);
        for (LatentCurve curve :
                new LatentCurve[] {
                    new LatentCurve.Sigmoid(.7, 5, 21),
                    new LatentCurve.Ramp(.8, 20.9, .3),
                    new LatentCurve.Level(.4)
                }) {
            Ability ability = new Ability(curve, .01);
            double expected = 0;
            for (double s : new double[] {.06, .12, .28}) {
                double first = family(ability, models, x, new int[] {0, 1}, s);
                double second = family(ability, models, x, new int[] {2, 3}, s);
                expected += first * second / 3;
            }
            assertEquals(Math.log(expected), target.logLikelihood(ability), .05, "" + curve);
        }
    }

    private static double family(
            Ability ability, PooledModels models, double[] x, int[] members, double s) {
        double on = 0;
        double off = 1;
        double sum = 0;
        for (double shift = -3; shift <= 3; shift += .05) {
            double product = 1;
            for (int i : members) {
                double mean = 0;
                double weights = 0;
                for (double of = -4; of <= 4; of += .01) {
                    double w = Math.exp(-.5 * of * of);
                    double p = ability.share(x[i] + s * (shift + of), CHANCE);
                    mean += w * likelihood(models.right()[i], models.examples()[i], p);
                    weights += w;
                }
                product *= .95 * mean / weights + .05 / (models.examples()[i] + 1);
            }
            double w = Math.exp(-.5 * shift * shift);
            on += w * product;
            sum += w;
        }
        for (int i : members) {
            off /= models.examples()[i] + 1;
        }
        return .97 * on / sum + .03 * off;
    }

    /** Efron's double binomial. */
    private static double likelihood(double k, double n, double p) {
        double q = (k + .5) / (n + 1);
        double effect = 1 + (n - 1) * .06 * .06 * q * (1 - q);
        double saturated = k * Math.log(k / n) + (n - k) * Math.log(1 - k / n);
        double chosen =
                LogFactorial.of((long) n)
                        - LogFactorial.of((long) k)
                        - LogFactorial.of((long) (n - k));
        double log = (k * Math.log(p) + (n - k) * Math.log(1 - p)) / effect;
        return Math.exp(log + (1 - 1 / effect) * saturated + chosen) / Math.sqrt(effect);
    }
}
