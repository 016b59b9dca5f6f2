package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.ReferenceFile;
import io.saltus.testkit.ReferenceFile.Expected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What rests on tests, distributions and regressions, against those of R 4.2.2; {@code
 * reference/SOURCE.md} says how to make the expected numbers again.
 */
class ReferenceTest {

    private static final Map<String, Criterion> CRITERIA =
            Map.of(
                    "above-chance", new AboveChance(),
                    "critical-scale", new CriticalScale(),
                    "emergence-definition", new EmergenceDefinition(),
                    "extrapolation-surprise", new ExtrapolationSurprise(),
                    "scaling-trend", new ScalingTrend(),
                    "metric-artifact", new MetricArtifact(),
                    "strategy-emergence", new StrategyEmergence());

    private static final Map<String, ReferenceTasks.Task> TASKS = ReferenceTasks.tasks();

    static Stream<Arguments> judgements() {
        Map<String, Map<String, List<Expected>>> groups =
                ReferenceFile.of(ReferenceTest.class, "/reference/expected-r.csv")
                        .expected()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Expected::criterion,
                                        LinkedHashMap::new,
                                        Collectors.groupingBy(
                                                Expected::curve,
                                                LinkedHashMap::new,
                                                Collectors.toList())));
        return groups.entrySet().stream()
                .flatMap(
                        criterion ->
                                criterion.getValue().entrySet().stream()
                                        .map(
                                                curve ->
                                                        Arguments.of(
                                                                criterion.getKey(),
                                                                curve.getKey(),
                                                                curve.getValue())));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("judgements")
    void agreesWithR(String criterion, String curve, List<Expected> expected) {
        Verdict verdict = TASKS.get(curve).judge(CRITERIA.get(criterion));
        List<Executable> comparisons = new ArrayList<>();
        for (Expected e : expected) {
            comparisons.add(() -> compare(e, verdict));
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

    private static void compare(Expected e, Verdict verdict) {
        OptionalDouble actual = verdict.quantity(e.quantity());
        String of = e.criterion() + " of " + e.curve() + ": " + e.quantity();
        assertTrue(actual.isPresent(), () -> of + " is missing: " + verdict);
        // Fisher's test at 10^6 examples: log-gammas of 10^7 leave six digits
        double digits = e.curve().equals("strategy-huge-n") ? 1e-6 : 1e-9;
        double tolerance = digits * Math.max(1, Math.abs(e.value()));
        assertEquals(e.value(), actual.getAsDouble(), tolerance, of);
    }
}
