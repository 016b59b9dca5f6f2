package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.sources.tables.TableRow;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsWorkbookTest {

    @TempDir private Path folder;

    private ZipFile workbook(Report report) throws IOException {
        Path file = folder.resolve("report.xlsx");
        Files.write(
                file, RenderedFiles.of(new FindingsWorkbook(), report).files().get("report.xlsx"));
        return new ZipFile(file.toFile());
    }

    private List<List<String>> sheet(Report report, String name)
            throws IOException, XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        try (ZipFile zip = workbook(report)) {
            SheetRows sheet = new Workbook(zip, "report.xlsx").sheet(name);
            for (Optional<TableRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
                rows.add(row.get().cells());
            }
        }
        return rows;
    }

    private String xml(Report report, String part) throws IOException {
        try (ZipFile zip = workbook(report)) {
            return new String(
                    zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Report withIssue(String where, String why) {
        return SampleReports.published().withIssues(List.of(new Issue(where, why)));
    }

    @Test
    void holdsTheFindingsThatTheCsvHolds() throws IOException, XMLStreamException {
        Report report = SampleReports.published();
        List<CsvRecord> csv =
                CsvReader.builder()
                        .ofCsvRecord(RenderedFiles.of(new Findings(false), report).text())
                        .stream()
                        .toList();
        List<List<String>> sheet = sheet(report, "findings");
        assertEquals(csv.size(), sheet.size());
        for (int row = 0; row < sheet.size(); row++) {
            List<String> fields = csv.get(row).getFields();
            for (int column = 0; column < fields.size(); column++) {
                List<String> cells = sheet.get(row);
                String cell = column < cells.size() ? cells.get(column) : "";
                String field = fields.get(column);
                if (row > 0 && field.matches("-?[0-9.]+(e-?[0-9]+)?")) {
                    assertEquals(Double.parseDouble(field), Double.parseDouble(cell));
                } else {
                    assertEquals(field, cell);
                }
            }
        }
    }

    @Test
    void saysWhatWasAskedOfWhichData() throws IOException, XMLStreamException {
        Report report = SampleReports.published();
        assertTrue(
                sheet(report, "about")
                        .contains(List.of("report", "Saltus", "version", report.version())));
        assertTrue(sheet(report, "about").stream().anyMatch(row -> row.contains("sha256")));
    }

    @Test
    void makesNoFormulaAndNoDateOfText() throws IOException {
        String sheet = xml(withIssue("=1+1", "2024-01-02"), "xl/worksheets/sheet3.xml");
        assertTrue(
                sheet.contains(
                        "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>"),
                sheet);
        assertTrue(sheet.contains(">2024-01-02</t>"), sheet);
        assertFalse(sheet.contains("<f>"), sheet);
        assertTrue(
                xml(withIssue("a", "b"), "xl/styles.xml")
                        .contains("<xf xfId=\"0\" numFmtId=\"49\" applyNumberFormat=\"1\"/>"));
    }

    @Test
    void writesNumbersAsNumbersAndTruthAsTruth() throws IOException {
        String sheet = xml(withIssue("a", "b"), "xl/worksheets/sheet3.xml");
        assertTrue(sheet.contains("<c r=\"C2\" t=\"n\"><v>0</v></c>"), sheet);
        assertTrue(sheet.contains("<c r=\"E2\" t=\"b\"><v>0</v></c>"), sheet);
    }

    @Test
    void freezesTheHeadingAndFiltersByIt() throws IOException {
        String sheet = xml(withIssue("a", "b"), "xl/worksheets/sheet3.xml");
        assertTrue(sheet.contains("state=\"frozen\""), sheet);
        assertTrue(sheet.contains("<autoFilter ref=\"A1:E2\"/>"), sheet);
        assertTrue(
                xml(withIssue("a", "b"), "xl/workbook.xml").contains("issues!$A$1:$E$2</defined"));
    }

    @Test
    void keepsCharactersThatXmlCannotHold() throws IOException {
        String sheet = xml(withIssue("\u0007\r\ud800 _x0041_ <&", "b"), "xl/worksheets/sheet3.xml");
        assertTrue(sheet.contains(">_x0007__x000D__xD800_ _x005F_x0041_ &lt;&amp;</t>"), sheet);
    }

    @Test
    void saysWhatItHadToCut() throws IOException, XMLStreamException {
        String cell = sheet(withIssue("a", "b".repeat(40_000)), "issues").get(1).get(1);
        assertEquals(SheetText.LONGEST, cell.length());
        assertTrue(cell.endsWith("(cut: 40000 characters in all; csv and json hold them)"));
    }

    @Test
    void refusesMoreRowsThanASheetHolds() {
        Report report =
                SampleReports.published()
                        .withIssues(Collections.nCopies(1 << 20, new Issue("a", "b")));
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> RenderedFiles.of(new FindingsWorkbook(), report));
        assertTrue(refused.getMessage().contains("1048576 rows"), refused::getMessage);
    }

    @Test
    void holdsNoTimeOfDay() throws IOException {
        try (ZipFile zip = workbook(SampleReports.published())) {
            assertTrue(
                    zip.stream()
                            .map(ZipEntry::getTimeLocal)
                            .allMatch(time -> time.getYear() == 1980));
        }
        assertFalse(xml(SampleReports.published(), "docProps/core.xml").contains("created"));
    }
}
