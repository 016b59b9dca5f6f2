package io.saltus.statistics.gain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference numbers: brute force in NumPy 2.4.6, src/test/resources/reference-gain. */
class GainPosteriorTest {

    private static final double LEAST = 0.005;

    private static List<String[]> rows(String file) {
        InputStream in = GainPosteriorTest.class.getResourceAsStream("/reference-gain/" + file);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<List<String>> expected() {
        return rows("expected.csv").stream().map(List::of);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithBruteForce(List<String> row) {
        List<String[]> curve =
                rows("curves.csv").stream().filter(r -> r[0].equals(row.get(0))).toList();
        double[] x = curve.stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray();
        double[] gains = curve.stream().mapToDouble(r -> Double.parseDouble(r[2])).toArray();
        GainPosterior posterior = GainPosterior.of(x, gains, noise(curve));
        double last = x[x.length - 1];
        double second = x[Math.min(1, x.length - 1)];
        double[] numbers = row.stream().mapToDouble(Double::parseDouble).toArray();
        assertArrayEquals(
                Arrays.copyOfRange(numbers, 1, 4),
                new double[] {
                    posterior.probability(g -> g.at(last) > LEAST),
                    posterior.probability(g -> g.before() < -LEAST),
                    posterior.probability(g -> g.at(second) <= LEAST && g.at(last) > LEAST)
                },
                0.01);
        Predicate<GainCurve> begins = g -> g.before() <= LEAST && g.after() > LEAST;
        if (posterior.probability(begins) > 0.1) {
            double[] quantiles =
                    posterior.quantiles(g -> g.crossing(LEAST), begins, .025, .5, .975);
            assertArrayEquals(
                    Arrays.copyOfRange(numbers, 4, 7),
                    quantiles,
                    Math.max(0.05, (last - x[0]) / 10));
        }
    }

    private static GainNoise noise(List<String[]> curve) {
        int accounts = curve.get(0)[3].split(";").length;
        double[][] variances = new double[accounts][curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            String[] errors = curve.get(i)[3].split(";");
            for (int r = 0; r < accounts; r++) {
                variances[r][i] = Math.pow(Double.parseDouble(errors[r]), 2);
            }
        }
        return accounts == 1 ? GainNoise.scattered(variances[0]) : GainNoise.oneOf(variances);
    }

    @Test
    void isTheMirrorOfItselfButForThePrior() {
        double[] x = {20, 21, 22, 23};
        double[] errors = {1e-4, 1e-4, 1e-4, 1e-4};
        double[] up = {0, 0, .2, .2};
        double[] down = {0, 0, -.2, -.2};
        GainNoise noise = GainNoise.scattered(errors);
        assertTrue(GainPosterior.of(x, up, noise).probability(g -> g.after() > LEAST) > .99);
        assertTrue(GainPosterior.of(x, down, noise).probability(g -> g.after() < -LEAST) > .98);
    }

    /** A million examples: what is between two positions is as open as it was. */
    @Test
    void knowsAPreciseGainAndNotWhatIsBetween() {
        double[] x = {20, 21, 22, 23, 24};
        double[] gains = {.0001, -.0002, .0001, .3001, .2999};
        double[] errors = new double[5];
        Arrays.fill(errors, 2e-7);
        GainPosterior posterior = GainPosterior.of(x, gains, GainNoise.scattered(errors));
        assertEquals(1, posterior.probability(g -> Math.abs(g.after() - .3) < .02), .03);
        Predicate<GainCurve> any = g -> true;
        double[] from = posterior.quantiles(g -> g.crossing(.005), any, .025, .5, .975);
        assertEquals(22.5, from[1], .2);
        assertTrue(from[0] < 22.1, () -> "lower " + from[0]);
        assertTrue(from[2] > 22.8, () -> "upper " + from[2]);
    }

    @Test
    void giveAnswersAtEveryEdge() {
        List<double[]> gains = new ArrayList<>();
        gains.add(new double[] {1, 1, 1});
        gains.add(new double[] {-1, 0, 1});
        gains.add(new double[] {0, 0, 0});
        for (double[] one : gains) {
            for (double variance : new double[] {1e-12, 1e-4, 1e6}) {
                double[] errors = {variance, variance, variance};
                double[] x = {1, 1, 3};
                GainPosterior posterior = GainPosterior.of(x, one, GainNoise.scattered(errors));
                assertEquals(1, posterior.probability(g -> true), 1e-12);
                assertEquals(1, posterior.probability(g -> Double.isFinite(g.at(2))), 1e-12);
            }
        }
        GainPosterior none =
                GainPosterior.of(
                        new double[] {1}, new double[] {0}, GainNoise.oneOf(new double[][] {{1}}));
        assertEquals(0, none.quantiles(GainCurve::after, g -> g.after() > 1e9, .5).length);
    }

    @Test
    void saysWhatACurveIs() {
        GainCurve curve = new GainCurve(-.1, .3, 20, 22);
        assertEquals(-.1, curve.at(19), 0);
        assertEquals(.1, curve.at(21), 1e-12);
        assertEquals(.3, curve.at(22), 0);
        assertEquals(20.5, curve.crossing(0), 1e-12);
        assertEquals(20, curve.crossing(-1), 0);
        assertEquals(22, curve.crossing(1), 0);
        assertEquals(20, new GainCurve(.1, .1, 20, 22).crossing(0), 0);
    }

    @Test
    void asksForWhatItNeeds() {
        double[] two = {1, 2};
        double[] falling = {2, 1};
        GainNoise noise = GainNoise.scattered(new double[] {1, 1});
        assertThrows(IllegalArgumentException.class, () -> GainPosterior.of(falling, two, noise));
        assertThrows(
                IllegalArgumentException.class,
                () -> GainPosterior.of(new double[] {1}, new double[] {1}, noise));
        assertThrows(IllegalArgumentException.class, () -> GainNoise.scattered(new double[] {-1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GainNoise(new double[0][], new double[0]));
    }
}
