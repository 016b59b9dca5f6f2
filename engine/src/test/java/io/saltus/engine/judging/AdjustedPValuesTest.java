package io.saltus.engine.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.reading.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustedPValuesTest {

    private static final double[] P = {.01, .04, .03, .005, 1, .2};

    @ParameterizedTest
    @CsvSource({
        "p-value, q-value",
        "p-forecast, q-forecast",
        "mann-kendall-p, mann-kendall-q",
        "dip-p, dip-q",
        "dip, dip-adjusted"
    })
    void namesTheAdjustedValueAfterThePValue(String name, String adjusted) {
        assertEquals(adjusted, AdjustedPValues.adjustedName(name));
    }

    private static Finding finding(String task, String metric, Quantity... quantities) {
        Curve curve =
                new Curve(
                        new Subject(
                                task, Setup.UNKNOWN, Metric.accuracy(metric), "F", Axis.COMPUTE),
                        List.of(
                                Point.of(
                                        1e20,
                                        List.of(
                                                new Replicate(
                                                        TestData.model("m", 1e9),
                                                        OptionalLong.empty(),
                                                        .5,
                                                        OptionalLong.empty(),
                                                        OptionalDouble.empty())))));
        Verdict verdict = Verdict.undecided("asked");
        return new Finding(curve, new Configured("criterion", Map.of()), verdict.with(quantities));
    }

    private static Finding finding(String task, String metric, double p) {
        return finding(task, metric, Quantity.pValue("p-value", p, "of no effect"));
    }

    @Test
    void putsTheAdjustedValueBesideThePValue() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < P.length; i++) {
            findings.add(finding("task " + i, "acc", P[i]));
        }
        findings.add(finding("without one", "acc"));
        List<Finding> adjusted = AdjustedPValues.beside(findings);
        assertEquals(.06, adjusted.get(1).verdict().quantity("q-value").orElseThrow(), 1e-12);
        assertEquals(.04, adjusted.get(1).verdict().quantity("p-value").orElseThrow());
        assertTrue(adjusted.get(6).verdict().quantities().isEmpty());
        assertTrue(
                adjusted.get(0).verdict().quantities().get(1).meaning().contains("over the 6 of"));
    }

    @Test
    void givesTheAdjustedValueItsRole() {
        Quantity adjusted =
                AdjustedPValues.beside(List.of(finding("a", "acc", .01)))
                        .get(0)
                        .verdict()
                        .quantities()
                        .get(1);
        assertEquals("q-value", adjusted.name());
        assertEquals(Role.ADJUSTED_P_VALUE, adjusted.role());
    }

    /** A nucleus-sampling setting that a plugin reports, say. */
    @Test
    void adjustsNothingThatOnlyLooksLikeAPValue() {
        List<Finding> findings =
                List.of(
                        finding(
                                "a",
                                "acc",
                                new Quantity("top-p", .9, "", "of the sampling"),
                                new Quantity("p-value", .01, "", "a measure all the same")));
        assertEquals(findings, AdjustedPValues.beside(findings));
    }

    @Test
    void assumesDependenceWhereATaskHasSeveralMetrics() {
        List<Finding> adjusted =
                AdjustedPValues.beside(
                        List.of(finding("a", "acc", .01), finding("a", "acc_norm", .02)));
        // 2 (1 + 1/2) .01 = .03 and .02 (1 + 1/2) = .03
        assertEquals(.03, adjusted.get(0).verdict().quantity("q-value").orElseThrow(), 1e-12);
        assertEquals(.03, adjusted.get(1).verdict().quantity("q-value").orElseThrow(), 1e-12);
    }
}
