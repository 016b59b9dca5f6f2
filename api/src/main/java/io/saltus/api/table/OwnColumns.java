package io.saltus.api.table;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The columns of a table that hold what the schema has no field for: scales along axes of the
 * user's own, and when a model was released.
 *
 * @param scales the columns of scales
 * @param released index of the column of release dates; -1 if there is none
 */
record OwnColumns(List<Scale> scales, int released) {

    /** What such a column is usually called. */
    private static final List<String> RELEASED = List.of("released", "release date");

    /**
     * A column of scales.
     *
     * @param axis id of the axis: the name asked for in kebab case
     * @param index index of the column
     */
    record Scale(String axis, int index) {}

    /**
     * Returns those columns of a header; what is asked for and is not there is left out, for of
     * several tables one may have it.
     */
    static OwnColumns of(Columns columns, List<String> header) {
        List<Scale> scales = new ArrayList<>();
        for (String asked : columns.scales().split(";")) {
            int index = asked.isBlank() ? -1 : Mapping.indexOf(asked.strip(), header);
            if (index >= 0) {
                scales.add(new Scale(id(asked), index));
            }
        }
        int released =
                RELEASED.stream()
                        .mapToInt(name -> Mapping.indexOf(name, header))
                        .filter(index -> index >= 0)
                        .findFirst()
                        .orElse(-1);
        return new OwnColumns(List.copyOf(scales), released);
    }

    private static String id(String asked) {
        return asked.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    boolean holds(int index) {
        return index == released || scales.stream().anyMatch(scale -> scale.index() == index);
    }

    /** The cells of a row in these columns, as one text: rows of one model agree in them. */
    String of(List<String> cells) {
        if (scales.isEmpty() && released < 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        scales.forEach(scale -> text.append(cells.get(scale.index())).append('\n'));
        return text.append(released < 0 ? "" : cells.get(released)).toString();
    }

    /** Returns {@code model} with what a row says of it; a date is the year and its part. */
    Model complete(Model model, Row row) throws BadCell {
        Model known = model;
        for (Scale scale : scales) {
            String text = row.cells().get(scale.index()).strip();
            if (!Cell.isUnknown(text) && !text.isEmpty()) {
                OptionalDouble year = Axis.year(text);
                double value = year.isPresent() ? year.getAsDouble() : number(scale, text, row);
                // any finite number is a place on a linear axis; how it is spaced is asked later
                known = known.at(Axis.of(scale.axis(), Axis.Spacing.LINEAR), value);
            }
        }
        String date = date(row);
        return Axis.year(date).isPresent() ? known.withTrait(Model.RELEASED, date) : known;
    }

    private static double number(Scale scale, String text, Row row) throws BadCell {
        try {
            return row.readings().get(scale.index()).notation().number(scale.axis(), text);
        } catch (BadCell bad) {
            throw new BadCell(
                    bad.kind(), bad.getMessage() + "; a date is written 2024-09-18 or 2024-09");
        }
    }

    private String date(Row row) {
        return released < 0 ? "" : row.cells().get(released).strip();
    }

    /**
     * Returns what is wrong with the cell of the release date, if something is: it is neither a
     * date nor a word for unknown. The row is read without it.
     */
    Optional<String> undated(Row row) {
        String date = date(row);
        return Cell.isUnknown(date) || Axis.year(date).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "'%s' must be a date such as 2024-09-18 or 2024-09, or blank, got '%s'; the model is read without it"
                                .formatted(row.header().names().get(released).strip(), date));
    }
}
