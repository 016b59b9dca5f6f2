package io.saltus.plugins.csv;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.sources.files.Separators;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.tables.CsvRows;
import io.saltus.sources.tables.TableText;
import java.io.IOException;

/**
 * Reads a table of results from a CSV or TSV file, plain or compressed with gzip.
 *
 * <p>RFC 4180: cells in double quotes may hold separators, quotes (doubled) and line breaks. The
 * first row that can be one is the header. Line numbers are those of the file; a byte order mark is
 * passed over.
 */
@About(id = "csv", summary = "Reads CSV and TSV tables, also .gz", references = "RFC 4180")
public record Csv(
        Columns columns,
        @Param("What separates cells; auto: the one that splits the first line most")
                Delimiter delimiter,
        @Param("Character set of the file") String encoding)
        implements Source {

    /** What separates cells. */
    public enum Delimiter {
        AUTO('\0'),
        COMMA(','),
        TAB('\t'),
        SEMICOLON(';'),
        PIPE('|');

        final char character;

        Delimiter(char character) {
            this.character = character;
        }
    }

    /** Columns by their names in the schema, delimiter found by itself, UTF-8. */
    public Csv() {
        this(new Columns(), Delimiter.AUTO, "UTF-8");
    }

    @Override
    public String looksFor() {
        return "a name that ends in .csv, .tsv or .tab, also with .gz behind it";
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".tab.gz");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        TableText table = new TableText(columns, location, sink);
        CsvRows.read(
                location,
                encoding,
                file -> separator(location, file),
                rows -> table.send(rows, false));
    }

    private char separator(Location location, TextFile file) throws IOException {
        if (delimiter != Delimiter.AUTO) {
            return delimiter.character;
        }
        if (location.hasEnding(".tsv", ".tab", ".tsv.gz", ".tab.gz")) {
            return '\t';
        }
        return Separators.of(file.head(4096));
    }
}
