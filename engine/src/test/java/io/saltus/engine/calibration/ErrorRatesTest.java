package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Error rates of a verdict's own design. */
class ErrorRatesTest {

    private static final double[] SCALES = {1e8, 1e9, 4e9, 1e11};

    private static final Metric ACCURACY = Metric.accuracy("acc", .25);

    private static Curve curve(String task, Metric metric, double first, OptionalLong examples) {
        return curve(task, metric, first, examples, OptionalDouble.empty());
    }

    private static Curve curve(
            String task,
            Metric metric,
            double first,
            OptionalLong examples,
            OptionalDouble standardError) {
        List<Point> points = new ArrayList<>();
        for (double scale : SCALES) {
            Replicate replicate =
                    new Replicate(
                            Model.of("m" + scale),
                            OptionalLong.empty(),
                            .5,
                            examples,
                            standardError);
            points.add(Point.of(first * scale, List.of(replicate)));
        }
        return new Curve(new Subject(task, Setup.shots(0), metric, "F", Axis.PARAMETERS), points);
    }

    private static Analysis rated(
            Criterion criterion, int threads, Progress progress, Curve... all) {
        return rated(criterion, Verdict.undecided("so far"), 100, threads, progress, all);
    }

    private static Analysis rated(Criterion criterion, Verdict said, int curves, Curve curve) {
        return rated(criterion, said, curves, 2, Progress.NONE, curve);
    }

    private static Analysis rated(
            Criterion criterion,
            Verdict said,
            int curves,
            int threads,
            Progress progress,
            Curve... all) {
        Catalog catalog = Catalog.onClassPath();
        List<Finding> findings = new ArrayList<>();
        for (Curve curve : all) {
            findings.add(new Finding(curve, catalog.configured(criterion), said));
        }
        Report report = new Report("1", "", List.of(), List.of(), List.of(), findings);
        return Saltus.withErrorRates(
                new Analysis(report, false, List.of()),
                Study.of(Path.of("data.csv")).by(criterion).onThreads(threads),
                catalog,
                curves,
                progress);
    }

    private static Verdict verdict(Analysis analysis, int index) {
        return analysis.report().findings().get(index).verdict();
    }

    @Test
    void addsRatesOfOneWhereACriterionAlwaysSaysEmergent() {
        Analysis analysis =
                rated(
                        new CalibratingTest.Always(),
                        2,
                        Progress.NONE,
                        curve("a", ACCURACY, 1, OptionalLong.of(100)));
        assertEquals(1, verdict(analysis, 0).quantity(ErrorRates.DETECTION).orElseThrow());
        assertEquals(1, verdict(analysis, 0).quantity(ErrorRates.FALSE_POSITIVES).orElseThrow());
        String meaning = verdict(analysis, 0).quantities().get(1).meaning();
        assertTrue(
                meaning.matches(
                        "share of \\d+ simulated curves without a leap with this design that are"
                                + " called emergent \\(95% interval 0\\.9\\d\\d to 1\\.000\\)"),
                meaning);
        assertEquals("so far", verdict(analysis, 0).reason());
        assertEquals(
                "detects-100-errs-100", verdict(analysis, 0).aspect("calibration").orElseThrow());
    }

    @Test
    void addsRatesOfZeroWhereItNeverDoes() {
        Analysis analysis =
                rated(
                        new CalibratingTest.Never(),
                        2,
                        Progress.NONE,
                        curve("a", ACCURACY, 1, OptionalLong.of(100)));
        assertEquals(0, verdict(analysis, 0).quantity(ErrorRates.DETECTION).orElseThrow());
        assertEquals(0, verdict(analysis, 0).quantity(ErrorRates.FALSE_POSITIVES).orElseThrow());
    }

    /** As one of strategies, of which no baseline is simulated. */
    @Test
    void saysWhereACriterionDecidesNothingThatIsSimulated() {
        Analysis analysis =
                rated(
                        new CalibratingTest.Unsure(),
                        2,
                        Progress.NONE,
                        curve("a", ACCURACY, 1, OptionalLong.of(100)));
        assertEquals("not-possible", verdict(analysis, 0).aspect("calibration").orElseThrow());
        assertTrue(verdict(analysis, 0).quantity(ErrorRates.DETECTION).isEmpty());
    }

    @Test
    void simulatesADesignOnce() {
        AtomicLong total = new AtomicLong();
        Progress count = (what, done, all) -> total.set(all);
        rated(
                new CalibratingTest.Never(),
                2,
                count,
                curve("a", ACCURACY, 1, OptionalLong.of(100)),
                curve("b", ACCURACY, 1, OptionalLong.of(100)),
                curve("c", ACCURACY, 20, OptionalLong.of(100)));
        long once = total.get();
        rated(
                new CalibratingTest.Never(),
                2,
                count,
                curve("a", ACCURACY, 1, OptionalLong.of(100)),
                curve("b", ACCURACY, 1, OptionalLong.of(50)),
                curve("c", ACCURACY.withChance(.5), 1, OptionalLong.of(100)));
        assertEquals(3 * once, total.get());
        assertTrue(once >= 80 && once <= 120, () -> "about a hundred: " + once);
    }

    @Test
    void saysWhatCameOfProbabilitiesLikeThis() {
        Curve curve = curve("a", ACCURACY, 1, OptionalLong.of(100));
        Verdict said =
                Verdict.undecided("so far")
                        .with(new Quantity("probability", .9, "", "", Role.PROBABILITY));
        Verdict verdict = verdict(rated(new CalibratingTest.Bettor(), said, 100, curve), 0);
        double share = verdict.quantity(ErrorRates.LEAPS).orElseThrow();
        Aspect aspect = verdict.aspects().get(0);
        String[] counts = aspect.value().replace("leapt-", "").split("-of-");
        assertEquals(Double.parseDouble(counts[0]) / Double.parseDouble(counts[1]), share, 1e-9);
        assertTrue(Double.parseDouble(counts[1]) > 20, aspect::value);
        assertTrue(
                aspect.meaning()
                        .matches(
                                "of \\d+ simulated curves with this design that got a probability"
                                        + " like this \\(0\\.8 to 0\\.95\\), \\d+ leapt"),
                aspect::meaning);
        Verdict between =
                Verdict.undecided("so far")
                        .with(new Quantity("probability", .5, "", "", Role.PROBABILITY));
        Verdict alone = verdict(rated(new CalibratingTest.Bettor(), between, 100, curve), 0);
        assertEquals("none-alike", alone.aspect("calibration").orElseThrow());
        assertTrue(alone.quantity(ErrorRates.LEAPS).isEmpty());
        assertTrue(alone.quantity(ErrorRates.DETECTION).isPresent());
    }

    @Test
    void takesDesignsTogetherWhoseExamplesAgreeInTwoDigits() {
        Curve hundred = curve("a", ACCURACY, 1, OptionalLong.of(1319));
        assertEquals(
                OwnDesign.of(hundred),
                OwnDesign.of(curve("b", ACCURACY, 7, OptionalLong.of(1320))));
        assertFalse(
                OwnDesign.of(hundred)
                        .equals(OwnDesign.of(curve("b", ACCURACY, 7, OptionalLong.of(1400)))));
    }

    @Test
    void saysWhyAVerdictCannotBeCalibrated() {
        Metric graded = Metric.graded("bleu", io.saltus.api.data.Direction.HIGHER_IS_BETTER);
        Analysis analysis =
                rated(
                        new CalibratingTest.Never(),
                        1,
                        Progress.NONE,
                        curve("a", ACCURACY, 1, OptionalLong.empty()),
                        curve("b", Metric.accuracy("acc"), 1, OptionalLong.of(100)),
                        curve("c", graded, 1, OptionalLong.of(100)));
        List<String> reasons = List.of("neither examples", "chance level", "shares of right");
        for (int i = 0; i < 3; i++) {
            assertFalse(verdict(analysis, i).quantity(ErrorRates.DETECTION).isPresent());
            assertEquals("not-possible", verdict(analysis, i).aspect("calibration").orElseThrow());
            assertTrue(verdict(analysis, i).aspects().get(0).meaning().contains(reasons.get(i)));
        }
        assertFalse(analysis.pluginFailed());
    }

    @Test
    void takesExamplesFromTheStandardError() {
        // .5 * .5 / .05^2 = 100
        Curve curve = curve("a", ACCURACY, 1, OptionalLong.empty(), OptionalDouble.of(.05));
        Design design = OwnDesign.of(curve);
        assertEquals(Design.Stated.STANDARD_ERROR, design.stated());
        assertTrue(
                design.layout().draw(Draws.of(1, "", 0), Draws.of(1, "", 1)).places().stream()
                        .allMatch(place -> place.examples() == 100));
        assertEquals(
                3,
                design.layout().draw(Draws.of(1, "", 0), Draws.of(1, "", 1)).span().length(),
                1e-9);
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        Curve curve = curve("a", ACCURACY, 1, OptionalLong.of(100));
        assertEquals(
                rated(new CalibratingTest.Oracle(), 1, Progress.NONE, curve).report(),
                rated(new CalibratingTest.Oracle(), 4, Progress.NONE, curve).report());
    }

    @Test
    void namesACriterionThatFailsOnSimulatedCurves() {
        Analysis analysis =
                rated(
                        new CalibratingTest.Broken(),
                        2,
                        Progress.NONE,
                        curve("a", ACCURACY, 1, OptionalLong.of(100)));
        assertTrue(analysis.pluginFailed());
        assertTrue(analysis.report().issues().get(0).why().contains("'broken'"));
        assertFalse(verdict(analysis, 0).quantity(ErrorRates.DETECTION).isPresent());
    }
}
