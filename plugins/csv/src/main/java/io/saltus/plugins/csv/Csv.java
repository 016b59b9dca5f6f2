package io.saltus.plugins.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.sources.files.Separators;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.tables.TableRow;
import io.saltus.sources.tables.TableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Objects;

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
    public boolean accepts(Location location) {
        return location.hasEnding(".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".tab.gz");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (TextFile file = TextFile.strict(location, encoding);
                CsvReader<CsvRecord> rows =
                        CsvReader.builder()
                                .fieldSeparator(separator(location, file))
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .skipEmptyLines(true)
                                .allowUnclosedQuote(false)
                                .ofCsvRecord(file.reader())) {
            Iterator<CsvRecord> records = rows.iterator();
            new TableText(columns, location, sink)
                    .send(
                            new Iterator<>() {
                                @Override
                                public boolean hasNext() {
                                    return records.hasNext();
                                }

                                @Override
                                public TableRow next() {
                                    CsvRecord record = records.next();
                                    return new TableRow(
                                            record.getStartingLineNumber(), record.getFields());
                                }
                            },
                            false);
        } catch (CsvParseException e) {
            throw malformed(location, e);
        } catch (UncheckedIOException e) {
            throw unreadable(location, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(location, e);
        }
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

    private static RequestException malformed(Location location, CsvParseException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof IOException io) {
            return unreadable(location, io);
        }
        return new RequestException(
                location.name() + " is not a table of this kind: " + cause.getMessage(), e);
    }

    private static RequestException unreadable(Location location, IOException e) {
        return new RequestException(
                e instanceof CharacterCodingException
                        ? location.name()
                                + " is not text in this encoding; name its own with encoding=NAME"
                        : location.name() + " cannot be read: " + e.getMessage(),
                e);
    }
}
