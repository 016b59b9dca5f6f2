package io.saltus.plugins.emergence.statistics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every law at its best, against brute force in SciPy 1.10.1; {@code reference-laws/SOURCE.md} says
 * how to make the expected numbers again.
 */
class LawReferenceTest {

    /** What a fit may lie below SciPy's in log likelihood. */
    private static final double SHORT = 0.05;

    /** And of its size: at 10^9 examples it has ten digits. */
    private static final double DIGITS = 3e-8;

    private static final Map<String, List<String[]>> CURVES = read("curves.csv");
    private static final Map<String, List<String[]>> EXPECTED = read("expected-python.csv");

    static Stream<String> curves() {
        return CURVES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("curves")
    void agreesWithSciPy(String curve) {
        List<String[]> rows = CURVES.get(curve);
        Counts counts =
                new Counts(
                        column(rows, 1, Math::log10),
                        column(rows, 2, x -> x),
                        column(rows, 3, x -> x),
                        Double.parseDouble(rows.get(0)[4]));
        LawComparison laws = LawComparison.of(counts, Double.parseDouble(rows.get(0)[5]));
        Map<String, Double> expected =
                EXPECTED.get(curve).stream()
                        .collect(Collectors.toMap(r -> r[1], r -> Double.parseDouble(r[2])));
        List<Executable> comparisons = new ArrayList<>();
        laws.fits().forEach((law, fit) -> comparisons.add(() -> compare(law, fit, expected)));
        double phi = expected.get("dispersion");
        double lambda = expected.get("lambda");
        comparisons.add(() -> assertEquals(phi, laws.dispersion(), 0.01 * phi, "dispersion"));
        comparisons.add(
                () ->
                        assertEquals(
                                lambda,
                                laws.lambda(),
                                4 * SHORT / phi + 0.01 * Math.abs(lambda),
                                "lambda"));
        comparisons.add(() -> assertEquals(expected.size() - 2, laws.fits().size(), "laws"));
        assertAll(comparisons);
    }

    private static void compare(Law law, LawFit fit, Map<String, Double> expected) {
        double best = expected.get("log-likelihood-" + law.id());
        double gain = fit.logLikelihood() - best;
        assertTrue(
                gain <= 1e-4 - best * 1e-12 && gain >= best * DIGITS - SHORT,
                () -> law.id() + " is " + gain + " from SciPy's " + best);
    }

    private static double[] column(
            List<String[]> rows, int i, java.util.function.DoubleUnaryOperator of) {
        return rows.stream()
                .mapToDouble(row -> of.applyAsDouble(Double.parseDouble(row[i])))
                .toArray();
    }

    /** The rows of a file by curve, without its header and its comments. */
    private static Map<String, List<String[]>> read(String file) {
        try (InputStream in =
                LawReferenceTest.class.getResourceAsStream("/reference-laws/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("curve,"))
                    .map(line -> line.split(",", -1))
                    .collect(
                            Collectors.groupingBy(
                                    row -> row[0], LinkedHashMap::new, Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
