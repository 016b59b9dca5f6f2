package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.Columns;
import io.saltus.sources.tables.TableRow;
import io.saltus.testkit.ReadResults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDocumentTest {

    @TempDir private Path folder;

    private static final Location SAMPLE = Location.of(Path.of("src/test/samples/results.ods"));

    private static Map<String, List<TableRow>> rows(String sheet) throws XMLStreamException {
        return document(sheet).sheets();
    }

    private static OpenDocumentRows document(String sheet) throws XMLStreamException {
        String text =
                "<d xmlns:t='t' xmlns:o='o' xmlns:x='x'><t:table t:name='a'>"
                        + sheet
                        + "</t:table></d>";
        return OpenDocumentRows.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsTheValuesOfASheet() throws IOException {
        ReadResults read = ReadResults.of(new OpenDocument(), SAMPLE);
        assertEquals(
                List.of("tern-1b sums 0.125 200", "tern-7b sums 0.625 200", "tern-7b law 0.5 150"),
                read.observations().stream()
                        .map(
                                r ->
                                        r.model().name()
                                                + " "
                                                + r.task()
                                                + " "
                                                + r.score()
                                                + " "
                                                + r.examples().orElse(0))
                        .toList());
    }

    @Test
    void namesTheSheetsThatThereAre() {
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> ReadResults.of(new OpenDocument(new Columns(), "Other"), SAMPLE));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("has no sheet 'Other'; it has Results"));
    }

    private ReadResults table(String... rows) throws IOException {
        StringBuilder xml = new StringBuilder("<d xmlns:t='t' xmlns:x='x'><t:table t:name='a'>");
        for (String row : rows) {
            xml.append("<t:table-row>");
            for (String cell : row.split(",")) {
                xml.append("<t:table-cell><x:p>" + cell + "</x:p></t:table-cell>");
            }
            xml.append("</t:table-row>");
        }
        Path file = folder.resolve("a.ods");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(xml.append("</t:table></d>").toString().getBytes(StandardCharsets.UTF_8));
        }
        return ReadResults.of(new OpenDocument(), Location.of(file));
    }

    @Test
    void columnsOfTextMayShareANameAndColumnsOfScoresMayNot() throws IOException {
        ReadResults read = table("model,notes,MMLU,notes", "a,quick,0.5,slow", "b,x,0.6,y");
        assertEquals(2, read.observations().size());
        assertTrue(
                read.issues().stream().anyMatch(i -> i.why().contains("'notes', 'notes'")),
                read.issues()::toString);
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> table("model,MMLU,PIQA,MMLU", "a,0.4,0.5,0.6", "b,0.5,0.6,0.7"));
        assertTrue(String.valueOf(refused.getMessage()).contains("two columns named 'MMLU'"));
    }

    @Test
    void aRepeatedCellOrRowStandsForAsMany() throws XMLStreamException {
        Map<String, List<TableRow>> read =
                rows(
                        "<t:table-row t:number-rows-repeated='3'><t:table-cell t:number-columns-repeated='9999'/></t:table-row>"
                                + "<t:table-row t:number-rows-repeated='2'><t:table-cell t:number-columns-repeated='2'><x:p>a</x:p>"
                                + "<o:annotation><x:p>note</x:p></o:annotation></t:table-cell>"
                                + "<t:covered-table-cell/><t:table-cell o:value='0.5'><x:p>50 %</x:p></t:table-cell></t:table-row>");
        TableRow row = new TableRow(4, List.of("a", "a", "", "0.5"));
        assertEquals(List.of(row, new TableRow(5, row.cells())), read.get("a"));
    }

    @Test
    void tellsOfFormulasThatWereNeverCalculated() throws XMLStreamException {
        OpenDocumentRows read =
                document(
                        "<t:table-row><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>"
                                + "<t:table-row><t:table-cell o:value='0.5' t:formula='of:=B1'/><t:table-cell t:formula='of:=A1'/></t:table-row>"
                                + "<t:table-row><t:table-cell><x:p>c</x:p></t:table-cell><t:covered-table-cell"
                                + " t:number-columns-repeated='26'/><t:table-cell t:formula='of:=A2'/></t:table-row>");
        List<Issue> told = new ArrayList<>();
        read.formulas("a")
                .tell(
                        SAMPLE,
                        new ObservationSink() {
                            @Override
                            public void accept(Observation observation, long line) {}

                            @Override
                            public void report(Issue issue) {
                                told.add(issue);
                            }
                        });
        assertEquals(1, told.size());
        assertTrue(
                told.get(0).why().startsWith("2 formulas without a stored value, the first in B2"),
                told::toString);
    }

    @Test
    void boundsWhatIsRepeated() {
        String row =
                "<t:table-row t:number-rows-repeated='%s'><t:table-cell t:number-columns-repeated='%s'><x:p>a</x:p></t:table-cell></t:table-row>";
        assertThrows(XMLStreamException.class, () -> rows(row.formatted("1", "999999")));
        assertThrows(XMLStreamException.class, () -> rows(row.formatted("999999999", "10")));
        assertThrows(XMLStreamException.class, () -> rows(row.formatted("-1", "10")));
    }
}
