package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where the cells of one field come from.
 *
 * @param field the field
 * @param index index of the column; -1 if there is none
 * @param constant the value of every row; empty if there is none
 * @param factor what a number in the column is multiplied by
 * @param stated whether the factor is said, by the user or in the column's name
 */
record Mapping(Column field, int index, String constant, double factor, boolean stated) {

    /** Names that a message lists at most. */
    private static final int SHOWN = 50;

    /**
     * Returns the mapping of {@code field} that {@code columns} asks of this header.
     *
     * @throws RequestException if a column is asked for by name and is not there
     */
    static Mapping of(Column field, Columns columns, List<String> header, String where) {
        String asked = columns.of(field).strip();
        if (asked.startsWith("=") || asked.startsWith("@")) {
            return ofAll(field, asked.substring(1).strip());
        }
        int index = asked.equals(field.id()) ? FieldNames.preferred(field, header) : -1;
        index = index < 0 ? indexOf(asked, header) : index;
        OptionalDouble factor = OptionalDouble.empty();
        int star = asked.lastIndexOf('*');
        if (index < 0 && star > 0) {
            factor = OptionalDouble.of(factorOf(asked, star, where));
            asked = asked.substring(0, star).strip();
            index = indexOf(asked, header);
        }
        if (index < 0 && !asked.isEmpty() && !asked.equals(field.id())) {
            throw new RequestException(
                    "%s has no column '%s' (asked for as %s); it has %s"
                            .formatted(where, asked, field.id(), named(header)));
        }
        if (index < 0 && !asked.isEmpty()) {
            index = FieldNames.indexOf(field, header);
        }
        return ofColumn(field, index, header, factor);
    }

    /** The same value for all rows. */
    static Mapping ofAll(Column field, String value) {
        return new Mapping(field, -1, value, 1, false);
    }

    /** A column, in the unit that is said of it. */
    static Mapping ofColumn(Column field, int index, List<String> header, OptionalDouble factor) {
        OptionalDouble unit =
                factor.isPresent() || index < 0
                        ? factor
                        : FieldNames.unit(field, header.get(index));
        return new Mapping(field, index, "", unit.orElse(1), unit.isPresent());
    }

    /**
     * Returns the factor behind the star of a mapping.
     *
     * @throws RequestException if it is none
     */
    static double factorOf(String asked, int star, String where) {
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
        if (index < 0) {
            return constant;
        }
        String text = cells.get(index).strip();
        return field.kind() == Column.Kind.TEXT ? Markup.text(text) : text;
    }

    static int indexOf(String name, List<String> header) {
        int exact = header.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        String plain = FieldNames.plain(name);
        for (int i = 0; i < header.size(); i++) {
            if (FieldNames.plain(header.get(i)).equals(plain)) {
                return i;
            }
        }
        return -1;
    }

    /** The names of columns that have one; of very many the first. */
    static String named(List<String> header) {
        List<String> names = header.stream().filter(name -> !name.isBlank()).toList();
        if (names.isEmpty()) {
            return header.isEmpty() ? "none" : "none with a name";
        }
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN
                ? "%s and %d more".formatted(first, names.size() - SHOWN)
                : first;
    }
}
