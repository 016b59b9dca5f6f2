package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.RenderedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final String HOSTILE = "=cmd|'/c calc'!A1,\"x\"\n\u202e\ud83e\udd95";

    private static List<CsvRecord> render(Verdict... verdicts) throws IOException {
        return rows(report(verdicts));
    }

    private static List<CsvRecord> rows(Report report) throws IOException {
        return rows(new Findings(), report);
    }

    private static List<CsvRecord> rows(Findings csv, Report report) throws IOException {
        String text = RenderedFiles.of(csv, report).text();
        return CsvReader.builder().ofCsvRecord(text).stream().toList();
    }

    private static Report report(Verdict... verdicts) {
        Replicate replicate =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.empty(),
                        0.5,
                        OptionalLong.empty(),
                        OptionalDouble.empty());
        List<Finding> findings =
                List.of(verdicts).stream()
                        .map(
                                verdict ->
                                        new Finding(
                                                new Curve(
                                                        new Subject(
                                                                HOSTILE,
                                                                Setup.shots(5),
                                                                Metric.accuracy("acc", 0.25),
                                                                "F",
                                                                Axis.COMPUTE),
                                                        List.of(
                                                                Point.of(
                                                                        1e20, List.of(replicate)))),
                                                new Configured("any", Map.of("level", 0.5)),
                                                verdict))
                        .toList();
        return new Report("1", "", List.of(), List.of(), List.of(), findings);
    }

    private static String cell(List<CsvRecord> rows, int row, String column) {
        return rows.get(row).getField(rows.get(0).getFields().indexOf(column));
    }

    @Test
    void writesARowPerFindingWithAColumnPerAspectAndQuantity() throws IOException {
        List<CsvRecord> rows =
                render(
                        Verdict.emergent(Shape.SHARP, "leaps")
                                .from(Onset.between(1e20, 2e20, 3e20))
                                .with(new Aspect("evidence", "full", ""))
                                .with(new Quantity("gain", Double.POSITIVE_INFINITY, "", "")),
                        Verdict.undecided("one scale"));
        assertEquals(3, rows.size());
        assertEquals("emergent", cell(rows, 1, "outcome"));
        assertEquals("2e20", cell(rows, 1, "onset"));
        assertEquals("full", cell(rows, 1, "aspect.evidence"));
        assertEquals("inf", cell(rows, 1, "quantity.gain"));
        assertEquals("any:level=0.5", cell(rows, 1, "criterion"));
        assertEquals("", cell(rows, 2, "onset"));
        assertEquals("", cell(rows, 2, "quantity.gain"));
    }

    @Test
    void writesWhatStandsAtEachScale() throws IOException {
        Finding one = report(Verdict.undecided("few scales")).findings().get(0);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            points.add(
                    Point.of(
                            Math.pow(10, 20 + i),
                            List.of(
                                    new Replicate(
                                            Model.of("m" + i),
                                            OptionalLong.empty(),
                                            .25 * i,
                                            i == 1 ? OptionalLong.of(200) : OptionalLong.empty(),
                                            OptionalDouble.empty()))));
        }
        Curve curve = new Curve(one.curve().subject(), points);
        Report report =
                report().withFindings(List.of(new Finding(curve, one.criterion(), one.verdict())));
        List<CsvRecord> rows = rows(report);
        assertEquals("0.25", cell(rows, 1, "chance"));
        assertEquals("1e20;1e21;1e22", cell(rows, 1, "scales"));
        assertEquals("0;0.25;0.5", cell(rows, 1, "scores"));
        assertEquals(";200;", cell(rows, 1, "examples"));
        assertEquals("m0;m1;m2", cell(rows, 1, "models"));
    }

    @Test
    void saysInHowManyFamiliesAnAbilityIsEmergent() throws IOException {
        Report report = report(Verdict.undecided("one scale"));
        Finding finding = report.findings().get(0);
        Subject subject = finding.curve().subject();
        FamilyVerdict emergent =
                new FamilyVerdict(
                        "E",
                        Outcome.EMERGENT,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        1e20,
                        1e20);
        FamilyComparison comparison =
                new FamilyComparison(
                        subject.task(),
                        subject.setup(),
                        subject.metric().name(),
                        subject.axis(),
                        finding.criterion(),
                        false,
                        List.of(emergent, emergent),
                        Optional.of(
                                new SharedOnset(
                                        2,
                                        1e21,
                                        5e20,
                                        2e21,
                                        OptionalDouble.empty(),
                                        OptionalDouble.empty(),
                                        .5,
                                        4,
                                        .04,
                                        .75)));
        Report compared =
                new Report(
                        "1",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        report.findings(),
                        List.of(comparison));
        List<CsvRecord> rows = rows(compared);
        assertEquals("2", cell(rows, 1, "families.judged"));
        assertEquals("2", cell(rows, 1, "families.emergent"));
        assertEquals("true", cell(rows, 1, "families.outcomes_agree"));
        assertEquals("false", cell(rows, 1, "families.onsets_agree"));
        assertEquals("1e21", cell(rows, 1, "families.onset"));
        assertEquals("5e20", cell(rows, 1, "families.onset_lower"));
        assertEquals("2e21", cell(rows, 1, "families.onset_upper"));
        assertEquals("0.5", cell(rows, 1, "families.scatter"));
        assertFalse(rows(report).get(0).getFields().contains("families.judged"));
    }

    @Test
    void keepsFormulasFromASpreadsheet() throws IOException {
        List<CsvRecord> rows = render(Verdict.undecided("+1+1"));
        assertEquals("'" + HOSTILE, cell(rows, 1, "task"));
        assertEquals("'+1+1", cell(rows, 1, "reason"));
    }

    @Test
    void keepsNamesByteForByteForPrograms() throws IOException {
        List<CsvRecord> rows = rows(new Findings(false), report(Verdict.undecided("+1+1")));
        assertEquals(HOSTILE, cell(rows, 1, "task"));
        assertEquals("+1+1", cell(rows, 1, "reason"));
    }

    @Test
    void writesAHeaderForAnEmptyReport() throws IOException {
        assertTrue(render().get(0).getFields().contains("outcome"));
    }
}
