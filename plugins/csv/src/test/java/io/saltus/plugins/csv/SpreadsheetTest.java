package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadsheetTest {

    @TempDir private Path folder;

    private SourceUnderTest source(String sheet) {
        return new SourceUnderTest(new Spreadsheet(new Columns(), sheet), folder, "a.xlsx");
    }

    private static List<String> words(ReadResults read) {
        return read.observations().stream()
                .map(o -> o.model().name() + " " + o.task() + " " + o.score())
                .toList();
    }

    @Test
    void readsCellsOfEveryKind() throws IOException {
        byte[] book =
                WorkbookBytes.of(
                        "<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>Q3</t></is></c></row>"
                                + "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c>"
                                + "<c r=\"C3\" t=\"inlineStr\"><is><r><t>MM</t></r><r><t>LU</t></r></is></c>"
                                + "<c r=\"E3\" t=\"str\"><f>A1</f><v>GSM8K</v></c></row>"
                                + "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>1</v></c><c r=\"C4\"><v>25.1</v></c>"
                                + "<c r=\"E4\" t=\"e\"><v>#N/A</v></c></row>"
                                + "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>b</t></is></c>"
                                + "<c r=\"C5\"><f>1+1</f><v>30.5</v></c></row>",
                        "model",
                        "a");
        SourceUnderTest source = source("");
        ReadResults read = source.read(source.file("a.xlsx", book));
        assertEquals(List.of("a MMLU 0.251", "b MMLU 0.305"), words(read));
        assertEquals(0, read.issues().stream().mapToLong(Issue::refused).sum());
        assertTrue(
                read.issues().stream().anyMatch(i -> i.why().contains("is passed over: 'Q3'")),
                read.issues()::toString);
        assertTrue(source("Other").refusal(source.file("a.xlsx", book)).contains("it has Results"));
    }

    @Test
    void columnsOfTextMayShareAName() throws IOException {
        byte[] book =
                WorkbookBytes.of(
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                                + text("B1", "notes")
                                + text("C1", "MMLU")
                                + text("D1", "notes")
                                + "</row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c>"
                                + text("B2", "quick")
                                + "<c r=\"C2\"><v>0.5</v></c>"
                                + text("D2", "slow")
                                + "</row>",
                        "model",
                        "a");
        SourceUnderTest source = source("");
        ReadResults read = source.read(source.file("a.xlsx", book));
        assertEquals(List.of("a MMLU 0.5"), words(read));
        SourceUnderTest mapped =
                new SourceUnderTest(
                        new Spreadsheet(new Columns().with("family", "notes"), ""),
                        folder,
                        "a.xlsx");
        assertTrue(
                mapped.refusal(mapped.file("a.xlsx", book))
                        .contains("has two columns named 'notes'"));
    }

    private static String text(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
    }

    private static String rows(String task) {
        return "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>".formatted(task)
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>0.5</v></c></row>";
    }

    @Test
    void namesOtherSheetsWithResults() throws IOException {
        SourceUnderTest source = source("");
        String note = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Notes</t></is></c></row>";
        ReadResults read =
                source.read(
                        source.file(
                                "a.xlsx",
                                WorkbookBytes.of(
                                        List.of(rows("MMLU"), note, rows("PIQA")), "model", "a")));
        assertEquals(List.of("a MMLU 0.5"), words(read));
        assertTrue(
                read.issues().stream()
                        .anyMatch(i -> i.why().contains("on 'Sheet3' too: say sheet=")),
                read.issues()::toString);
        assertTrue(
                source.refusal(
                                source.file(
                                        "a.xlsx",
                                        WorkbookBytes.of(
                                                List.of(note, rows("PIQA")), "model", "a")))
                        .contains("'Sheet2': say sheet=NAME"));
    }

    @Test
    void saysWhatToDoWithWhatItCannotRead() {
        SourceUnderTest source = source("");
        assertTrue(source.refusal("model,score\n").contains("save the table as CSV"));
        assertTrue(
                source.refusal(source.file("a.xlsx", WorkbookBytes.of("<row><c", "a")))
                        .contains("save the table as CSV"));
        assertTrue(
                source.refusal(source.file("a.xlsx", WorkbookBytes.of(""))).contains("is empty"));
    }

    @Test
    void tellsOfFormulasThatWereNeverCalculated() throws IOException {
        ReadResults read =
                source("")
                        .read(
                                source("")
                                        .file(
                                                "a.xlsx",
                                                WorkbookBytes.of(
                                                        rows("MMLU")
                                                                + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>b</t></is></c>"
                                                                + "<c r=\"B3\"><f>B2*2</f><v/></c></row>"
                                                                + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>c</t></is></c>"
                                                                + "<c r=\"B4\"><f>B2*2</f></c></row>",
                                                        "model",
                                                        "a")));
        assertEquals(List.of("a MMLU 0.5"), words(read));
        assertTrue(
                read.issues().stream()
                        .anyMatch(
                                i ->
                                        !i.remark()
                                                && i.why()
                                                        .startsWith(
                                                                "2 formulas without a stored value, the first in B3")),
                read.issues()::toString);
    }
}
