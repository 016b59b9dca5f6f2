package io.saltus.plugins.shape;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number of every criterion against R 4.2.2 and SciPy 1.10.1; {@code reference/SOURCE.md}
 * says how to make the expected numbers again.
 */
class ReferenceTest {

    private static final Map<String, Criterion> CRITERIA =
            Map.of(
                    "breakthroughness", new Breakthroughness(),
                    "point-of-emergence", new PointOfEmergence(),
                    "point-of-emergence floor=free",
                            new PointOfEmergence(PointOfEmergence.Floor.FREE, .95, .05, .1, 5),
                    "change-point", new ChangePoint(),
                    "change-point cost=squared-error",
                            new ChangePoint(ChangePoint.Cost.SQUARED_ERROR, 2, 50, .1, 5),
                    "seed-bimodality", new SeedBimodality(),
                    "broken-scaling-law", new BrokenScalingLaw());

    private static final Map<String, Curve> CURVES = ReferenceData.curves();

    static Stream<Arguments> judgements() {
        Map<List<String>, List<ReferenceData.Expected>> groups =
                ReferenceData.expected().stream()
                        .collect(
                                Collectors.groupingBy(
                                        e -> List.of(e.criterion(), e.curve()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(
                        group ->
                                Arguments.of(
                                        group.getKey().get(0),
                                        group.getKey().get(1),
                                        group.getValue()));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("judgements")
    void agreesWithRAndSciPy(
            String criterion, String curve, List<ReferenceData.Expected> expected) {
        Verdict verdict = CurveOf.judge(CRITERIA.get(criterion), CURVES.get(curve));
        List<Executable> comparisons = new ArrayList<>();
        for (ReferenceData.Expected e : expected) {
            comparisons.add(() -> compare(e, CurveOf.quantity(verdict, e.quantity())));
        }
        assertAll(comparisons);
    }

    @Test
    void everyCriterionIsComparedOnAtLeastThreeCurves() {
        Map<String, Long> curves =
                judgements()
                        .collect(
                                Collectors.groupingBy(
                                        a -> (String) a.get()[0], Collectors.counting()));
        assertEquals(CRITERIA.keySet(), curves.keySet());
        curves.forEach((criterion, number) -> assertTrue(number >= 3, criterion));
    }

    private static void compare(ReferenceData.Expected e, double actual) {
        String of = e.criterion() + " of " + e.curve() + ": " + e.quantity();
        double value = e.value();
        switch (e.quantity()) {
            // the least of 80 starts of SciPy bounds the best; 0.01% more is as good a fit,
            // and of an exact line little more than rounding is left
            case "rmsle" ->
                    assertTrue(
                            actual <= value * 1.0001 + 3e-5,
                            () -> of + " is " + actual + ", SciPy's " + value);
            // of six parameters that work against each other
            case "a", "c0", "c1", "break-log10", "sharpness" ->
                    assertEquals(value, actual, 1e-6 * magnitude(value), of);
            case "b" -> assertEquals(1, actual / value, 1e-4, of);
            // percentiles of 500 curves against 20,000: four standard errors
            case "null-percentile" ->
                    assertEquals(
                            value, actual, 0.5 + 4 * Math.sqrt(value * (100 - value) / 490), of);
            // 2,000 samples against 20,000, for each of four scales: four standard errors
            case "dip-p" -> assertEquals(value, actual, 2e-3 + 4 * Math.sqrt(value / 2000), of);
            // the sum of squares is flat there: SciPy's search of the knot stops at 1e-8
            case "onset-log10", "slope" -> assertEquals(value, actual, 1e-6, of);
            default ->
                    assertEquals(
                            value,
                            actual,
                            Double.isInfinite(value) ? 0 : 1e-11 * magnitude(value),
                            of);
        }
    }

    private static double magnitude(double value) {
        return Math.max(1, Math.abs(value));
    }
}
