package io.saltus.api.table;

import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says of each column whose numbers are not written as programs do how the first was read. */
final class Written {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d*\\.?\\d*([eE][+-]?\\d+)?");

    private final Header header;
    private final List<ColumnReading> readings;
    private final List<List<String>> rows;
    private final boolean percent;

    Written(Header header, List<ColumnReading> readings, List<List<String>> rows, boolean percent) {
        this.header = header;
        this.readings = readings;
        this.rows = rows;
        this.percent = percent;
    }

    /** Adds a sentence, if there is anything to say. */
    void add(List<String> remarks) {
        List<String> parts = new ArrayList<>();
        for (Mapping mapping : header.mappings().values()) {
            boolean isNumber =
                    mapping.field().kind() == Column.Kind.NUMBER
                            || mapping.field().kind() == Column.Kind.WHOLE_NUMBER;
            if (isNumber && mapping.index() >= 0 && mapping.field() != Column.SCORE) {
                addFirst(mapping.index(), row -> value(row, mapping.field()), parts);
            }
        }
        for (ScoreColumn column : header.scores()) {
            addFirst(
                    column.index(),
                    row -> {
                        Row own = row.of(column);
                        boolean isShare =
                                MetricCells.isShare(
                                        own.text(Column.METRIC), own.text(Column.GRAIN));
                        return Numbers.exact(own.score(column, isShare).value());
                    },
                    parts);
        }
        if (!parts.isEmpty()) {
            remarks.add("numbers are read so: " + Understood.told(parts));
        }
    }

    /** Reads a cell of a row as words. */
    private interface Reading {
        String of(Row row) throws BadCell;
    }

    private static String value(Row row, Column field) throws BadCell {
        if (field == Column.SHOTS) {
            String shots = row.shots().isPresent() ? row.shots().getAsInt() + "" : "unknown";
            return row.strategy().isEmpty() ? shots : shots + ", " + row.strategy();
        }
        boolean isSize = field.axis().isPresent();
        return Numbers.exact((isSize ? row.size(field) : row.number(field)).orElse(Double.NaN));
    }

    private void addFirst(int column, Reading reading, List<String> parts) {
        Set<String> plain = new HashSet<>();
        for (List<String> cells : rows) {
            String text = cells.get(column).strip();
            if (plain.contains(text) || Cell.isUnknown(text)) {
                continue;
            }
            if (isPlain(text)) {
                plain.add(text);
                continue;
            }
            try {
                String value =
                        reading.of(new Row(header, readings, cells, java.util.Map.of(), percent));
                parts.add(
                        "'%s' in '%s' is %s"
                                .formatted(text, header.names().get(column).strip(), value));
                return;
            } catch (BadCell bad) {
                // refused when the row is read
            }
        }
    }

    /** Returns whether a cell needs no word: as programs write it, or said with what is said. */
    private boolean isPlain(String text) {
        String bare = percent && text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        return PLAIN.matcher(bare.strip()).matches()
                || !Cell.of(text).error().isEmpty() // said where it is read
                || ExampleRows.binary(text) >= 0;
    }
}
