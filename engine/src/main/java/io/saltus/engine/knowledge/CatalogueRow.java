package io.saltus.engine.knowledge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table that a catalogue is read from.
 *
 * @param where table and line, for messages
 * @param cells its cells by column
 */
record CatalogueRow(String where, NamedCsvRecord cells) {

    private static final Pattern SIZE =
            Pattern.compile("(?i)([\\d.]+)\\s*(k|m|mn|million|b|bn|billion|t|tn|trillion)");
    private static final Map<Character, Double> UNITS =
            Map.of('k', 1e3, 'm', 1e6, 'b', 1e9, 't', 1e12);

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
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
        return parsed(column, text(column), allowed, words);
    }

    private OptionalDouble parsed(
            String column, String text, DoublePredicate allowed, String words) {
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

    /**
     * Returns the count in a cell, if one is there: {@code 7e9}, {@code 5B}, {@code 70M}.
     *
     * @param least below this it is no count but one in a unit that is not written
     * @throws RequestException if something else is there
     */
    OptionalDouble size(String column, double least) {
        String text = text(column);
        Matcher size = SIZE.matcher(text);
        double unit =
                size.matches()
                        ? UNITS.getOrDefault(Character.toLowerCase(size.group(2).charAt(0)), 1.0)
                        : 1;
        OptionalDouble bare =
                size.matches()
                        ? parsed(column, size.group(1), value -> value > 0, "a positive number")
                        : number(
                                column,
                                value -> value > 0 && Double.isFinite(value),
                                "a positive number");
        if (bare.isPresent() && bare.getAsDouble() * unit < least) {
            throw new RequestException(
                    "%s: '%s' must be a count, got '%s', which is too few; write billions as %sB or %se9"
                            .formatted(where, column, text, text, text));
        }
        return bare.isPresent()
                ? OptionalDouble.of(
                        BigDecimal.valueOf(bare.getAsDouble())
                                .multiply(BigDecimal.valueOf(unit))
                                .doubleValue())
                : bare;
    }

    /** Returns a name as names are compared: without regard to case, and to _ against -. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
