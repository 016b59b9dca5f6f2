package io.saltus.api.table;

import io.saltus.api.data.KnownMetrics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The cells of one row by field, read as text or as numbers.
 *
 * @param header where each field stands
 * @param readings how each column is read
 * @param cells the cells
 * @param given fields that the name of the column of the score holds
 * @param percent whether the user says that shares are percentages
 */
record Row(
        Header header,
        List<ColumnReading> readings,
        List<String> cells,
        Map<Column, String> given,
        boolean percent) {

    /** Up to here every whole number is a double. */
    private static final double EXACT = 0x1p53;

    private static final Pattern UNKNOWN_SIZE = Pattern.compile("(-1|[-+]?0)([.,]0*)?");

    /** A score and what stands behind {@code ±}. */
    record Score(double value, OptionalDouble error) {}

    /** Returns this row as that of one column of scores. */
    Row of(ScoreColumn column) {
        return column.given().isEmpty()
                ? this
                : new Row(header, readings, cells, column.given(), percent);
    }

    /** The text of a field; empty if it is blank, unknown or not there. */
    String text(Column field) {
        String said = given.get(field);
        if (said != null) {
            return said;
        }
        String text = cell(field);
        return switch (field) {
            case METRIC -> metric(text);
            case SHOTS ->
                    text.isEmpty() && isShots(cell(Column.METRIC)) ? cell(Column.METRIC) : text;
            default -> text;
        };
    }

    private String cell(Column field) {
        String text = header.mapping(field).in(cells);
        boolean named = field == Column.TASK || field == Column.MODEL;
        return !named && Cell.isUnknown(text) ? "" : text;
    }

    /** The metric that is said, else what the benchmark is scored in; empty if neither is. */
    private String metric(String said) {
        return said.isEmpty() || isShots(said)
                ? KnownMetrics.ofBenchmark(text(Column.TASK)).orElse("")
                : said;
    }

    /** Returns whether a metric is none, but how a model was asked: {@code 25-shot}. */
    private static boolean isShots(String metric) {
        return metric.contains("shot") && Shots.of(metric).isPresent();
    }

    /** Which way the metric improves, if the row says so: {@code true} rises. */
    String rises() {
        String text = text(Column.HIGHER_IS_BETTER);
        int index = header.mapping(Column.HIGHER_IS_BETTER).index();
        boolean inverse =
                index >= 0
                        && !given.containsKey(Column.HIGHER_IS_BETTER)
                        && FieldNames.plain(header.names().get(index))
                                .equals(FieldNames.LOWER_IS_BETTER);
        if (!inverse) {
            return text;
        }
        return switch (ExampleRows.binary(text)) {
            case 1 -> "false";
            case 0 -> "true";
            default -> text;
        };
    }

    private ColumnReading reading(Column field) {
        int index = header.mapping(field).index();
        return index < 0 ? ColumnReading.PLAIN : readings.get(index);
    }

    OptionalDouble number(Column field) throws BadCell {
        String text = text(field);
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        times(
                                reading(field).notation().number(field.id(), text),
                                header.mapping(field).factor()));
    }

    /** A product to the decimals that are written: 0.9 x 0.01 is 0.009. */
    private static double times(double value, double factor) {
        return factor == 1 || value == 0
                ? value
                : BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(factor)).doubleValue();
    }

    /**
     * A number that may be given in percent; constants never are.
     *
     * @param isShare whether it is a part of a whole: only that has percentages
     */
    OptionalDouble share(Column field, boolean isShare) throws BadCell {
        String text = text(field);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        Mapping mapping = header.mapping(field);
        Cell cell = Cell.of(text);
        double value = reading(field).notation().number(field.id(), cell.number());
        boolean inPercent =
                mapping.index() >= 0
                        && (percent
                                || !mapping.stated()
                                        && (cell.percent()
                                                || isShare
                                                        && reading(field).unit()
                                                                != Unit.AS_WRITTEN));
        return OptionalDouble.of(times(times(value, mapping.factor()), inPercent ? 0.01 : 1));
    }

    /** The standard error; nothing where its unit is not known. */
    OptionalDouble error(boolean isShare) throws BadCell {
        return !percent && reading(Column.STDERR).unit() == Unit.OPEN
                ? OptionalDouble.empty()
                : share(Column.STDERR, isShare);
    }

    /** The score in a column, with what stands behind {@code ±} in the same unit. */
    Score score(ScoreColumn column, boolean isShare) throws BadCell {
        String text = cells.get(column.index()).strip();
        ColumnReading reading = readings.get(column.index());
        Cell cell = Cell.of(text);
        String name = header.isWide() ? column.name() : Column.SCORE.id();
        double value = reading.notation().number(name, cell.number());
        boolean likeOthers =
                isShare
                        || header.holds() == ScoreColumn.Holds.MODELS
                                && reading.unit() == Unit.PERCENT
                                && KnownMetrics.find(text(Column.METRIC)).isEmpty();
        boolean inPercent = percent || inPercent(column, cell, value, reading.unit(), likeOthers);
        double unit = inPercent ? 0.01 : 1;
        double factor = column.factor().orElse(1);
        return new Score(
                times(times(value, factor), unit),
                cell.error().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                times(
                                        times(
                                                reading.notation().number(name, cell.error()),
                                                factor),
                                        unit)));
    }

    private static boolean inPercent(
            ScoreColumn column, Cell cell, double value, Unit unit, boolean isShare)
            throws BadCell {
        if (column.factor().isPresent()) {
            return false;
        }
        if (cell.percent() || column.percent()) {
            return true;
        }
        if (unit == Unit.OPEN && isShare && value > 0 && value <= 1) {
            throw new BadCell(
                    "unit of " + column.name(),
                    ("'%s' holds percentages above 1 beside %s, which may be a percentage or a"
                                    + " fraction; for one unit set percent=true, for fractions"
                                    + " name the column with *1, as in '%s*1'")
                            .formatted(column.name(), cell.number(), column.name()));
        }
        return isShare && unit != Unit.AS_WRITTEN;
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
        return OptionalLong.of(Math.abs(value) < EXACT ? (long) value : exact(field));
    }

    /** A whole number beyond 2^53, where a double would make two seeds one. */
    private long exact(Column field) throws BadCell {
        String text = text(field);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadCell(
                    field.id() + " count",
                    "'%s' beyond 2^53 must be written in digits alone, to be read exactly, got '%s'"
                            .formatted(field.id(), text));
        }
    }

    OptionalInt shots() throws BadCell {
        String text = text(Column.SHOTS);
        Shots said = text.isEmpty() ? Shots.NONE : Shots.of(text).orElse(Shots.NONE);
        if (!said.number().isEmpty() || Shots.isSomeOrOther(text)) {
            return said.number().isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(said.number()));
        }
        OptionalLong shots = count(Column.SHOTS, 0);
        if (shots.isPresent() && shots.getAsLong() > Integer.MAX_VALUE) {
            throw new BadCell(
                    Column.SHOTS.id() + " count",
                    "'%s' must be at most %d, got '%s'"
                            .formatted(Column.SHOTS.id(), Integer.MAX_VALUE, text(Column.SHOTS)));
        }
        return shots.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) shots.getAsLong());
    }

    /** The strategy, also where it stands beside the number of shots; empty if none is said. */
    String strategy() {
        String strategy = text(Column.STRATEGY);
        return strategy.isEmpty()
                ? Shots.of(text(Column.SHOTS)).map(Shots::strategy).orElse("")
                : strategy;
    }

    /** The name of the column of a field; the field's own if it stands in none. */
    String named(Column field) {
        int index = header.mapping(field).index();
        return index < 0 ? field.id() : header.names().get(index).strip();
    }

    /** Whether the cell of the parameters is -1 or 0, as boards write what they do not know. */
    boolean isUnknownSize() {
        return header.mapping(Column.PARAMS).index() >= 0
                && UNKNOWN_SIZE.matcher(text(Column.PARAMS)).matches();
    }

    /** A scale that counts something: at least 0; nothing where its unit is not known. */
    OptionalDouble size(Column field) throws BadCell {
        String text = text(field);
        if (text.isEmpty() || field == Column.PARAMS && isUnknownSize()) {
            return OptionalDouble.empty();
        }
        OptionalDouble suffix = Cell.sizeFactor(text);
        double value = reading(field).notation().number(field.id(), Cell.sizeNumber(text));
        double factor = suffix.orElse(header.mapping(field).factor() * reading(field).size());
        if (value < 0) {
            throw new BadCell(
                    field.id() + " size",
                    "'%s' must be positive, got '%s'".formatted(field.id(), text));
        }
        if (field == Column.STEP && value * factor > EXACT) {
            throw new BadCell(
                    field.id() + " size",
                    "'%s' must be at most 2^53, got '%s', which is rather a time or a hash"
                            .formatted(field.id(), text));
        }
        return Double.isNaN(factor)
                ? OptionalDouble.empty()
                : OptionalDouble.of(times(value, factor));
    }
}
