package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the first rows of a table show of its columns: which hold scores, how numbers are written,
 * and in which unit.
 *
 * @param header the header, with the columns of scores that turned out to be such
 * @param readings how each column is read
 * @param examples whether a row is a single example
 * @param averages whether tasks are averages of others in the table
 * @param families names of models that several sizes have, as a family's does
 * @param remarks what was understood, a sentence each
 */
record Survey(
        Header header,
        List<ColumnReading> readings,
        boolean examples,
        boolean averages,
        Set<String> families,
        List<String> remarks) {

    private static final Pattern NUMERIC =
            Pattern.compile("[+-]?\\d[\\d.,]*([eE][+-]?\\d+)?|[+-]?[.,]\\d+");

    /** Tasks beside an average that it can be one of. */
    private static final int LEAST_TASKS = 2;

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
        if (Ratings.are(columns, header, rows)) {
            header = header.inMetric(Ratings.METRIC);
            remarks.add(Ratings.WORDS);
        }
        new Understood(columns, header).add(remarks);
        List<ColumnReading> readings = notations(columns, header, rows);
        if (!columns.percent()) {
            new UnitSurvey(header, readings, rows).decide(remarks);
        }
        new SizeSurvey(header, readings, rows).decide(remarks);
        new Written(header, readings, rows, columns.percent()).add(remarks);
        boolean examples = ExampleRows.are(columns, header, rows);
        Set<String> families = families(header, rows);
        if (!families.isEmpty()) {
            remarks.add(
                    "one name with several sizes is that of a family: "
                            + Understood.told(families.stream().sorted().toList()));
        }
        return new Survey(
                header,
                List.copyOf(readings),
                examples,
                averages(header, rows),
                Set.copyOf(families),
                List.copyOf(remarks));
    }

    private static boolean averages(Header header, List<List<String>> rows) {
        Mapping task = header.mapping(Column.TASK);
        if (task.index() < 0) {
            return false;
        }
        Set<String> others = new HashSet<>();
        for (List<String> cells : rows) {
            String name = task.in(cells);
            if (!name.isEmpty() && !FieldNames.isAverage(name)) {
                others.add(name);
                if (others.size() >= LEAST_TASKS) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The names of models that have several sizes, where nothing else tells of families. */
    private static Set<String> families(Header header, List<List<String>> rows) {
        Map<String, String> sizes = new HashMap<>();
        Set<String> families = new HashSet<>();
        Mapping size = header.mapping(Column.PARAMS);
        if (size.index() < 0
                || header.mapping(Column.MODEL).index() < 0
                || header.has(Column.FAMILY)) {
            return families;
        }
        for (List<String> cells : rows) {
            String name = header.mapping(Column.MODEL).in(cells);
            String text = size.in(cells);
            String other = Cell.isUnknown(text) ? null : sizes.putIfAbsent(name, text);
            if (other != null && !other.equals(text) && !name.isEmpty()) {
                families.add(name);
            }
        }
        return families;
    }

    /** Returns the numbers of a column alone, as text. */
    static List<String> numbers(Header header, int column, List<List<String>> rows) {
        return numbers(header, column, texts(column, rows));
    }

    private static List<String> numbers(Header header, int column, Collection<String> texts) {
        boolean isSize =
                header.mappings().values().stream()
                        .anyMatch(m -> m.index() == column && m.field().axis().isPresent());
        List<String> numbers = new ArrayList<>();
        for (String text : texts) {
            if (!Cell.isUnknown(text)) {
                numbers.add(isSize ? Cell.sizeNumber(text) : Cell.of(text).number());
            }
        }
        return numbers;
    }

    private static List<String> texts(int column, List<List<String>> rows) {
        return rows.stream().map(row -> row.get(column).strip()).toList();
    }

    private static List<ColumnReading> notations(
            Columns columns, Header header, List<List<String>> rows) {
        List<Notation> shown = new ArrayList<>();
        Notation table = Notation.UNSHOWN;
        for (int i = 0; i < header.names().size(); i++) {
            Notation column = Notation.UNSHOWN;
            if (holdsNumbers(header, i)) {
                // once each: the same text shows the same again, and most repeat
                for (String number : numbers(header, i, new HashSet<>(texts(i, rows)))) {
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
        return NUMERIC.matcher(text).matches();
    }
}
