package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first rows of a table show of its columns: which hold scores, how numbers are written,
 * and in which unit.
 *
 * @param header the header, with the columns of scores that turned out to be such
 * @param readings how each column is read
 * @param examples whether a row is a single example
 * @param remarks what was understood, a sentence each
 */
record Survey(Header header, List<ColumnReading> readings, boolean examples, List<String> remarks) {

    /**
     * Looks at rows.
     *
     * @param rows rows with as many cells as the header
     * @throws RequestException if no column of scores is left
     */
    static Survey of(Columns columns, Header all, List<List<String>> rows, String place) {
        List<String> remarks = new ArrayList<>();
        Header header =
                all.isWide() && !all.chosen()
                        ? new ScoreColumns(all, columns, rows, place).narrowed(remarks)
                        : all;
        new Understood(columns, header).add(remarks);
        List<ColumnReading> readings = notations(columns, header, rows);
        if (!columns.percent()) {
            new UnitSurvey(header, readings, rows).decide(remarks);
        }
        new SizeSurvey(header, readings, rows).decide(remarks);
        boolean examples = ExampleRows.are(columns, header, rows);
        return new Survey(header, List.copyOf(readings), examples, List.copyOf(remarks));
    }

    /** Returns the numbers of a column alone, as text. */
    static List<String> numbers(Header header, int column, List<List<String>> rows) {
        boolean isSize =
                header.mappings().values().stream()
                        .anyMatch(m -> m.index() == column && m.field().axis().isPresent());
        List<String> numbers = new ArrayList<>();
        for (List<String> row : rows) {
            String text = row.get(column).strip();
            if (!Cell.isUnknown(text)) {
                numbers.add(isSize ? Cell.sizeNumber(text) : Cell.of(text).number());
            }
        }
        return numbers;
    }

    private static List<ColumnReading> notations(
            Columns columns, Header header, List<List<String>> rows) {
        List<Notation> shown = new ArrayList<>();
        Notation table = Notation.UNSHOWN;
        for (int i = 0; i < header.names().size(); i++) {
            Notation column = Notation.UNSHOWN;
            if (holdsNumbers(header, i)) {
                for (String number : numbers(header, i, rows)) {
                    column = column.and(isNumeric(number) ? Notation.shownBy(number) : column);
                }
            }
            shown.add(column);
            table = table.and(column);
        }
        Notation stated =
                switch (columns.decimal()) {
                    case AUTO -> Notation.UNSHOWN;
                    case POINT -> Notation.POINT;
                    case COMMA -> Notation.COMMA;
                };
        Notation usual = table == Notation.MIXED ? Notation.UNSHOWN : table;
        List<ColumnReading> readings = new ArrayList<>();
        for (Notation column : shown) {
            Notation notation =
                    stated != Notation.UNSHOWN
                            ? stated
                            : column == Notation.UNSHOWN ? usual : column;
            readings.add(new ColumnReading(notation, Unit.AS_WRITTEN, 1));
        }
        return readings;
    }

    private static boolean holdsNumbers(Header header, int column) {
        boolean isField =
                header.mappings().values().stream()
                        .anyMatch(
                                m ->
                                        m.index() == column
                                                && (m.field().kind() == Column.Kind.NUMBER
                                                        || m.field().kind()
                                                                == Column.Kind.WHOLE_NUMBER));
        return isField || header.scores().stream().anyMatch(s -> s.index() == column);
    }

    /** Returns whether a text is made of what numbers are made of. */
    static boolean isNumeric(String text) {
        return text.matches("[+-]?\\d[\\d.,]*([eE][+-]?\\d+)?|[+-]?[.,]\\d+");
    }
}
