package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.List;
import java.util.Locale;

/**
 * Where the cells of one field come from.
 *
 * @param field the field
 * @param index index of the column; -1 if there is none
 * @param constant the value of every row; empty if there is none
 * @param factor what a number in the column is multiplied by
 */
record Mapping(Column field, int index, String constant, double factor) {

    /**
     * Returns the mapping of {@code field} that {@code columns} asks of this header.
     *
     * @throws RequestException if a column is asked for by name and is not there
     */
    static Mapping of(Column field, Columns columns, List<String> header, String where) {
        String asked = columns.of(field).strip();
        if (asked.startsWith("=")) {
            return new Mapping(field, -1, asked.substring(1).strip(), 1);
        }
        int index = indexOf(asked, header);
        double factor = 1;
        int star = asked.lastIndexOf('*');
        if (index < 0 && star > 0) {
            factor = factorOf(asked, star, where);
            asked = asked.substring(0, star).strip();
            index = indexOf(asked, header);
        }
        if (index < 0 && !asked.isEmpty() && !asked.equals(field.id())) {
            throw new RequestException(
                    "%s has no column '%s' (asked for as %s); it has %s"
                            .formatted(where, asked, field.id(), named(header)));
        }
        return new Mapping(field, index, "", factor);
    }

    private static double factorOf(String asked, int star, String where) {
        try {
            double factor = Double.parseDouble(asked.substring(star + 1).strip());
            if (factor > 0 && Double.isFinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // what follows says so
        }
        throw new RequestException(
                "'%s' for %s: after '*' stands a positive factor, as in 'Size (B)*1e9'"
                        .formatted(asked, where));
    }

    boolean isPresent() {
        return index >= 0 || !constant.isEmpty();
    }

    /**
     * The text of this field in a row, stripped; empty if it is blank or there is no such column.
     */
    String in(List<String> cells) {
        return index < 0 ? constant : cells.get(index).strip();
    }

    static int indexOf(String name, List<String> header) {
        int exact = header.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        String plain = plain(name);
        for (int i = 0; i < header.size(); i++) {
            if (plain(header.get(i)).equals(plain)) {
                return i;
            }
        }
        return -1;
    }

    static String named(List<String> header) {
        return header.isEmpty() ? "none" : String.join(", ", header);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }
}
