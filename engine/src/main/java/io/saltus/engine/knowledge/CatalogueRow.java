package io.saltus.engine.knowledge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * A row of the table that a catalogue is read from.
 *
 * @param where table and line, for messages
 * @param cells its cells by column
 */
record CatalogueRow(String where, NamedCsvRecord cells) {

    /**
     * Returns the rows of a table.
     *
     * @param name name of the table, for messages
     * @param what what it is a table of, for messages
     * @throws RequestException if it is not a CSV table
     */
    static List<CatalogueRow> read(String name, String what, Reader table) throws IOException {
        List<CatalogueRow> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord cells : records) {
                rows.add(new CatalogueRow(name + ":" + cells.getStartingLineNumber(), cells));
            }
        } catch (CsvParseException e) {
            throw new RequestException(
                    "%s is not a CSV table of %s: %s".formatted(name, what, e.getMessage()), e);
        }
        return rows;
    }

    /** Returns the text of a cell; empty if it is blank or there is no such column. */
    String text(String column) {
        return cells.findField(column).map(String::strip).orElse("");
    }

    /**
     * Returns the number in a cell, if one is there.
     *
     * @param allowed which numbers are allowed
     * @param words what they are, for messages: {@code a positive number}
     * @throws RequestException if something else is there
     */
    OptionalDouble number(String column, DoublePredicate allowed, String words) {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (allowed.test(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // what follows says so
        }
        throw new RequestException(
                "%s: '%s' must be %s, got '%s'".formatted(where, column, words, text));
    }

    /** Returns a name as names are compared: without regard to case, and to _ against -. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
