package io.saltus.plugins.csv;

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
import java.util.Iterator;
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

    /** Columns by their names in the schema, the first sheet. */
    public Spreadsheet() {
        this(new Columns(), "");
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".xlsx", ".xlsm") && !location.isFolder();
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        java.nio.file.Path file =
                location.path()
                        .orElseThrow(() -> new RequestException(location.name() + " is no file"));
        try (ZipFile zip = new ZipFile(file.toFile());
                SheetRows rows = new Workbook(zip, location.name()).sheet(sheet)) {
            new TableText(columns, location, sink).send(iterator(rows, location), true);
        } catch (ZipException | XMLStreamException e) {
            throw malformed(location, e);
        }
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
