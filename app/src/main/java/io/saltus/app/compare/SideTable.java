package io.saltus.app.compare;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The rows of a CSV table that stands beside the results: thresholds, examples, clusters. */
final class SideTable {

    private SideTable() {}

    /**
     * Goes over the rows of a table; one without any says nothing, and that is said.
     *
     * @param what what the table is: "thresholds"
     * @param wanted what it should hold: "a row for each task"
     * @param each takes the place of a row, {@code file:line}, and the row
     * @throws RequestException if the file cannot be read, is no CSV table or has no row
     */
    static void rows(
            String what, String wanted, Path file, BiConsumer<String, NamedCsvRecord> each) {
        boolean empty = true;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                empty = false;
                each.accept(file + ":" + row.getStartingLineNumber(), row);
            }
        } catch (CsvParseException e) {
            throw new RequestException("'" + file + "' is not a CSV table: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unreadable(what, file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(what, file, e);
        }
        if (empty) {
            throw new RequestException("the %s '%s' have no row: %s".formatted(what, file, wanted));
        }
    }

    private static RequestException unreadable(String what, Path file, IOException e) {
        return new RequestException(
                "the %s '%s' cannot be read: %s"
                        .formatted(
                                what,
                                file,
                                Files.exists(file) ? e.getMessage() : "there is no such file"),
                e);
    }
}
