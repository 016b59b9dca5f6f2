package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.laws.Law;
import io.saltus.testkit.ReferenceFile;
import io.saltus.testkit.ReferenceFile.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws and their comparison against SciPy 1.10.1; {@code reference-laws/SOURCE.md} says how to
 * make the expected numbers again, and what the tolerances are for.
 */
class LawReferenceTest {

    private static final Map<String, Curve> CURVES = new LinkedHashMap<>();

    static {
        file("curves.csv").curves().forEach((name, rows) -> CURVES.put(name, curve(name, rows)));
    }

    private static final Map<String, Map<String, Double>> COMPARISONS =
            expected("scaling-law-comparison");

    /** What a log likelihood may lie below SciPy's, for a dispersion of 1. */
    private static final double SHORT = 0.1;

    static List<String> compared() {
        return List.copyOf(COMPARISONS.keySet());
    }

    @ParameterizedTest
    @MethodSource("compared")
    void fitsEveryLawAsWellAsSciPy(String curve) {
        Map<String, Double> expected = COMPARISONS.get(curve);
        Map<String, Double> actual = comparison(curve);
        double noise = expected.get("dispersion");
        List<Executable> comparisons = new ArrayList<>();
        for (String law : laws(expected)) {
            String quantity = "log-likelihood-" + law;
            double best = expected.get(quantity);
            double shortfall = best - actual.get(quantity);
            double most = SHORT * noise;
            String message = curve + ": SciPy's " + quantity + " is higher by " + shortfall;
            comparisons.add(() -> assertTrue(shortfall <= most, message));
            // higher than the optimum would mean that the law's bounds differ
            comparisons.add(() -> assertTrue(shortfall >= -1e-6 - 1e-14 * Math.abs(best), message));
        }
        assertAll(comparisons);
    }

    @ParameterizedTest
    @MethodSource("compared")
    void fitsTheLawsThatSciPyFits(String curve) {
        assertEquals(laws(COMPARISONS.get(curve)), laws(comparison(curve)));
    }

    @ParameterizedTest
    @MethodSource("compared")
    void comparesTheLawsAsSciPyDoes(String curve) {
        Map<String, Double> expected = COMPARISONS.get(curve);
        Map<String, Double> actual = comparison(curve);
        double dispersion = expected.get("dispersion");
        double lambda = off(expected);
        List<Executable> comparisons = new ArrayList<>();
        comparisons.add(
                () -> assertEquals(dispersion, actual.get("dispersion"), 0.01 * dispersion));
        comparisons.add(() -> assertEquals(expected.get("lambda"), actual.get("lambda"), lambda));
        for (String law : laws(expected)) {
            comparisons.add(
                    () ->
                            assertEquals(
                                    expected.get("weight-" + law),
                                    actual.get("weight-" + law),
                                    0.025,
                                    curve + ": weight of " + law));
        }
        for (boolean emergent : new boolean[] {false, true}) {
            String best = best(actual, emergent);
            double behind =
                    expected.get("qaic-" + best) - expected.get("qaic-" + best(expected, emergent));
            comparisons.add(
                    () ->
                            assertTrue(
                                    behind <= lambda,
                                    curve + ": " + best + " is behind by " + behind));
        }
        assertAll(comparisons);
    }

    /** QAIC = -2 l / phi + 2 k with the parameters k that SciPy counts, and Akaike's weights. */
    @ParameterizedTest
    @MethodSource("compared")
    void penalisesTheParametersThatSciPyCounts(String curve) {
        Map<String, Double> expected = COMPARISONS.get(curve);
        Map<String, Double> actual = comparison(curve);
        double least =
                laws(actual).stream().mapToDouble(l -> actual.get("qaic-" + l)).min().orElseThrow();
        double total =
                laws(actual).stream()
                        .mapToDouble(l -> Math.exp((least - actual.get("qaic-" + l)) / 2))
                        .sum();
        List<Executable> comparisons = new ArrayList<>();
        for (String law : laws(expected)) {
            double qaic = actual.get("qaic-" + law);
            double penalty = Math.rint(penalty(expected, law));
            comparisons.add(() -> assertEquals(penalty, penalty(actual, law), 1e-8, law));
            comparisons.add(
                    () ->
                            assertEquals(
                                    Math.exp((least - qaic) / 2) / total,
                                    actual.get("weight-" + law),
                                    1e-12,
                                    law));
        }
        assertAll(comparisons);
    }

    @Test
    void everyLawIsComparedOnEnoughCurves() {
        assertTrue(CURVES.keySet().containsAll(COMPARISONS.keySet()));
        for (Law law : Law.values()) {
            long curves =
                    COMPARISONS.values().stream()
                            .filter(numbers -> laws(numbers).contains(law.id()))
                            .count();
            assertTrue(curves >= 20, law.id());
        }
    }

    private static ReferenceFile file(String name) {
        return ReferenceFile.of(LawReferenceTest.class, "/reference-laws/" + name);
    }

    private static Curve curve(String name, List<Row> rows) {
        Metric metric = Metric.accuracy("acc", Double.parseDouble(rows.get(0).text("chance")));
        return ReferenceFile.curve(
                new Subject(name, Setup.UNKNOWN, metric, "family", Axis.COMPUTE),
                rows,
                row -> Optional.empty());
    }

    /** SciPy's numbers by curve and quantity, for one criterion. */
    private static Map<String, Map<String, Double>> expected(String criterion) {
        Map<String, Map<String, Double>> expected = new LinkedHashMap<>();
        for (ReferenceFile.Expected e : file("expected-python.csv").expected()) {
            if (e.criterion().equals(criterion)) {
                expected.computeIfAbsent(e.curve(), curve -> new LinkedHashMap<>())
                        .put(e.quantity(), e.value());
            }
        }
        return expected;
    }

    /** What lambda may be off: the dispersion divides it. */
    private static double off(Map<String, Double> expected) {
        return Math.max(0.1, 0.01 * Math.abs(expected.get("lambda")));
    }

    private static double penalty(Map<String, Double> numbers, String law) {
        return numbers.get("qaic-" + law)
                + 2 * numbers.get("log-likelihood-" + law) / numbers.get("dispersion");
    }

    private static String best(Map<String, Double> numbers, boolean emergent) {
        return Arrays.stream(Law.values())
                .filter(law -> law.emergent() == emergent)
                .map(Law::id)
                .filter(laws(numbers)::contains)
                .min(Comparator.comparingDouble(id -> numbers.get("qaic-" + id)))
                .orElseThrow();
    }

    private static List<String> laws(Map<String, Double> numbers) {
        return Arrays.stream(Law.values())
                .map(Law::id)
                .filter(id -> numbers.containsKey("log-likelihood-" + id))
                .toList();
    }

    private static Map<String, Double> comparison(String curve) {
        return numbers(new ScalingLawComparison(), curve);
    }

    private static Map<String, Double> numbers(Criterion criterion, String curve) {
        Verdict verdict = Curved.judge(criterion, CURVES.get(curve));
        return verdict.quantities().stream()
                .collect(Collectors.toMap(Quantity::name, Quantity::value));
    }
}
