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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * Reads a table of results from a sheet of an Excel workbook ({@code .xlsx}): the values of its
 * cells, those of formulas as they were last calculated.
 */
@About(
        id = "xlsx",
        summary = "Reads a sheet of an Excel workbook (.xlsx)",
        references = "ECMA-376 part 1, 18.3 and 18.4")
public record Spreadsheet(
        Columns columns, @Param("Name of the sheet; without it: the first") String sheet)
        implements Source {

    /** How far down a sheet a header is looked for. */
    private static final int LOOKED_AT = 10;

    /** Columns by their names in the schema, the first sheet. */
    public Spreadsheet() {
        this(new Columns(), "");
    }

    @Override
    public String looksFor() {
        return "a name that ends in .xlsx or .xlsm";
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".xlsx", ".xlsm") && !location.isFolder();
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
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Workbook workbook = new Workbook(zip, location.name());
            List<String> others = sheet.isBlank() ? unread(workbook, location) : List.of();
            try (SheetRows rows = workbook.sheet(sheet)) {
                try {
                    new TableText(columns, location, sink).send(iterator(rows, location), true);
                } finally {
                    rows.formulas().tell(location, sink);
                }
            } catch (RequestException e) {
                throw others.isEmpty() ? e : elsewhere(others, e);
            }
            if (!others.isEmpty()) {
                sink.report(
                        Issue.at(
                                location,
                                "only the first sheet is read; results stand on '%s' too: say sheet=NAME"
                                        .formatted(String.join("', '", others))));
            }
        } catch (ZipException | XMLStreamException e) {
            throw malformed(location, e);
        }
    }

    private static RequestException elsewhere(List<String> others, RequestException e) {
        return new RequestException(
                "%s (of the first sheet; results stand on '%s': say sheet=NAME)"
                        .formatted(e.getMessage(), String.join("', '", others)),
                e);
    }

    /** The sheets behind the first that have a header of results. */
    private List<String> unread(Workbook workbook, Location location)
            throws IOException, XMLStreamException {
        List<String> found = new ArrayList<>();
        List<String> names = workbook.names();
        for (String name : names.subList(1, names.size())) {
            try (SheetRows rows = workbook.sheet(name)) {
                Iterator<TableRow> all = iterator(rows, location);
                boolean results = false;
                List<String> above = List.of();
                for (int i = 0; i < LOOKED_AT && all.hasNext() && !results; i++) {
                    List<String> cells = all.next().cells();
                    results =
                            TableText.isHeader(columns, cells)
                                    || TableText.isHeader(columns, above, cells);
                    above = cells;
                }
                if (results) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static RequestException malformed(Location location, Exception e) {
        return new RequestException(
                "%s is no Excel workbook (.xlsx), or a broken one: %s; save the table as CSV"
                        .formatted(
                                location.name(),
                                String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
                e);
    }

    private static Iterator<TableRow> iterator(SheetRows rows, Location location) {
        return new Iterator<>() {
            private Optional<TableRow> next = advance();

            private Optional<TableRow> advance() {
                try {
                    return rows.next();
                } catch (XMLStreamException e) {
                    throw malformed(location, e);
                }
            }

            @Override
            public boolean hasNext() {
                return next.isPresent();
            }

            @Override
            public TableRow next() {
                TableRow row = next.orElseThrow(NoSuchElementException::new);
                next = advance();
                return row;
            }
        };
    }
}
