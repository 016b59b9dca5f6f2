package io.saltus.api.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The cells of one row by field, read as text or as numbers. */
record Row(Map<Column, Mapping> mappings, List<String> cells, boolean percent) {

    String text(Column field) {
        return mapping(field).in(cells);
    }

    private Mapping mapping(Column field) {
        return Objects.requireNonNull(mappings.get(field), "every column has a mapping");
    }

    OptionalDouble number(Column field) throws BadCell {
        Mapping mapping = mapping(field);
        String text = mapping.in(cells);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number(field.id(), text) * mapping.factor());
    }

    /** A number that may be given in percent; constants never are. */
    OptionalDouble share(Column field) throws BadCell {
        Mapping mapping = mapping(field);
        String text = mapping.in(cells);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        boolean inPercent = percent && mapping.index() >= 0;
        return OptionalDouble.of(share(field.id(), text, inPercent) * mapping.factor());
    }

    static double share(String column, String text, boolean inPercent) throws BadCell {
        if (!inPercent) {
            return number(column, text);
        }
        String bare = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        return number(column, bare) / 100;
    }

    OptionalLong count(Column field, long least) throws BadCell {
        OptionalDouble number = number(field);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || value < least || value > 1e18) {
            throw new BadCell(
                    field.id() + " count",
                    "'%s' must be a whole number of at least %d, got '%s'"
                            .formatted(field.id(), least, text(field)));
        }
        return OptionalLong.of((long) value);
    }

    OptionalInt shots() throws BadCell {
        OptionalLong shots = count(Column.SHOTS, 0);
        return shots.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, shots.getAsLong()));
    }

    /** A scale that counts something: at least 0. */
    OptionalDouble size(Column field) throws BadCell {
        OptionalDouble size = number(field);
        if (size.isPresent() && size.getAsDouble() < 0) {
            throw new BadCell(
                    field.id() + " size",
                    "'%s' must be positive, got '%s'".formatted(field.id(), text(field)));
        }
        return size;
    }

    static double number(String column, String text) throws BadCell {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadCell(
                    column + " number",
                    "'%s' must be a number, got '%s'%s"
                            .formatted(
                                    column,
                                    text,
                                    text.endsWith("%")
                                            ? "; for percentages set percent=true"
                                            : ""));
        }
        if (!Double.isFinite(value)) {
            throw new BadCell(
                    column + " finite",
                    "'%s' must be a finite number, got '%s'".formatted(column, text));
        }
        return value;
    }
}
