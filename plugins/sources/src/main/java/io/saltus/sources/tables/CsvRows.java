package io.saltus.sources.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The rows of a CSV file by RFC 4180, each with the line it begins on; blank ones are passed over.
 * A plugin that reads CSV carries the parser, {@code de.siegmar:fastcsv}, itself.
 */
public final class CsvRows {

    /** Finds what separates the cells of a file that was opened. */
    @FunctionalInterface
    public interface Separator {
        /** Returns the character. */
        char of(TextFile file) throws IOException;
    }

    private CsvRows() {}

    /**
     * Reads a file from its first row to its last.
     *
     * @param encoding name of its character set
     * @param separator what separates cells
     * @param rows is given all rows, which it need not read to the end
     * @throws RequestException if the file is no such table or cannot be read
     */
    public static void read(
            Location location,
            String encoding,
            Separator separator,
            Consumer<Iterator<TableRow>> rows) {
        try (TextFile file = TextFile.strict(location, encoding);
                CsvReader<CsvRecord> reader =
                        CsvReader.builder()
                                .fieldSeparator(separator.of(file))
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .skipEmptyLines(true)
                                .allowUnclosedQuote(false)
                                .ofCsvRecord(file.reader())) {
            rows.accept(rows(reader.iterator()));
        } catch (CsvParseException e) {
            throw malformed(location, e);
        } catch (UncheckedIOException e) {
            throw unreadable(location, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    /** Reads a file with commas in UTF-8. */
    public static void read(Location location, Consumer<Iterator<TableRow>> rows) {
        read(location, "UTF-8", file -> ',', rows);
    }

    private static Iterator<TableRow> rows(Iterator<CsvRecord> records) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public TableRow next() {
                CsvRecord record = records.next();
                return new TableRow(record.getStartingLineNumber(), record.getFields());
            }
        };
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
