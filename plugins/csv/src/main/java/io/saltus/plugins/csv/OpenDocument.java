package io.saltus.plugins.csv;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.sources.tables.TableRow;
import io.saltus.sources.tables.TableText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * Reads a table of results from a sheet of an OpenDocument spreadsheet ({@code .ods}), as
 * LibreOffice writes it: the values of its cells, those of formulas as they were last calculated.
 */
@About(
        id = "ods",
        summary = "Reads a sheet of an OpenDocument spreadsheet (.ods)",
        references = "OpenDocument 1.3 part 3, 9")
public record OpenDocument(
        Columns columns, @Param("Name of the sheet; without it: the first") String sheet)
        implements Source {

    /** Columns by their names in the schema, the first sheet. */
    public OpenDocument() {
        this(new Columns(), "");
    }

    @Override
    public String looksFor() {
        return "a name that ends in .ods";
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".ods") && !location.isFolder();
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        java.nio.file.Path file =
                location.path()
                        .orElseThrow(() -> new RequestException(location.name() + " is no file"));
        OpenDocumentRows read;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry content = zip.getEntry("content.xml");
            if (content == null) {
                throw new ZipException("it has no content.xml");
            }
            try (InputStream xml = zip.getInputStream(content)) {
                read = OpenDocumentRows.of(xml);
            }
        } catch (ZipException | XMLStreamException e) {
            throw new RequestException(
                    "%s is no OpenDocument spreadsheet (.ods), or a broken one: %s; save the table as CSV"
                            .formatted(
                                    location.name(),
                                    String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
                    e);
        }
        Map<String, List<TableRow>> sheets = read.sheets();
        List<String> names = new ArrayList<>(sheets.keySet());
        if (names.isEmpty()) {
            throw new RequestException(location.name() + " holds no sheet");
        }
        String name = sheet.isBlank() ? names.get(0) : sheet.strip();
        List<TableRow> rows =
                Optional.ofNullable(sheets.get(name))
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "%s has no sheet '%s'; it has %s"
                                                        .formatted(
                                                                location.name(),
                                                                name,
                                                                String.join(", ", names))));
        new TableText(columns, location, sink).send(rows.iterator(), true);
        read.formulas(name).tell(location, sink);
        List<String> others =
                names.stream().filter(other -> isResults(sheets, other, name)).toList();
        if (sheet.isBlank() && !others.isEmpty()) {
            sink.report(
                    Issue.at(
                            location,
                            "only the first sheet is read; results stand on '%s' too: say sheet=NAME"
                                    .formatted(String.join("', '", others))));
        }
    }

    private boolean isResults(Map<String, List<TableRow>> sheets, String sheet, String read) {
        return !sheet.equals(read)
                && sheets.getOrDefault(sheet, List.of()).stream()
                        .limit(10)
                        .anyMatch(row -> TableText.isHeader(columns, row.cells()));
    }
}
