package io.saltus.api.table;

import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds the unit of sizes that are written without one.
 *
 * <p>No model has half a parameter or seven: numbers below 100,000 are in a unit. It is the one
 * that the models' names put behind the same number ({@code pythia-70m}: 70); else billions if the
 * numbers begin below 10 and end at 1,000 at most. Otherwise nothing shows it, and the size is not
 * known.
 */
final class SizeSurvey {

    private static final double LEAST_COUNT = 1e5;

    private final Header header;
    private final List<ColumnReading> readings;
    private final List<List<String>> rows;

    SizeSurvey(Header header, List<ColumnReading> readings, List<List<String>> rows) {
        this.header = header;
        this.readings = readings;
        this.rows = rows;
    }

    /** Puts the units into the readings, and adds what was understood. */
    void decide(List<String> remarks) {
        for (Column field : List.of(Column.PARAMS, Column.TRAIN_TOKENS, Column.TRAIN_FLOPS)) {
            Mapping mapping = header.mapping(field);
            if (mapping.index() >= 0 && !mapping.stated()) {
                decide(field, mapping.index(), remarks);
            }
        }
    }

    private void decide(Column field, int column, List<String> remarks) {
        double least = Double.MAX_VALUE;
        double most = 0;
        int billions = 0;
        int millions = 0;
        for (List<String> cells : rows) {
            String text = cells.get(column).strip();
            double value = bare(field, column, text);
            if (value > 0) {
                least = Math.min(least, value);
                most = Math.max(most, value);
                if (value < LEAST_COUNT) {
                    billions += isNamed(cells, text, "b") ? 1 : 0;
                    millions += isNamed(cells, text, "m") ? 1 : 0;
                }
            }
        }
        if (most == 0 || least >= LEAST_COUNT) {
            return;
        }
        double unit =
                most < LEAST_COUNT ? unit(field, least, most, billions, millions) : Double.NaN;
        readings.set(column, readings.get(column).times(unit));
        String name = header.names().get(column).strip();
        remarks.add(
                Double.isNaN(unit)
                        ? ("'%s' holds %s to %s: no counts, and nothing shows in which unit, so they are"
                                        + " left unread; say %s=%s*1e9 for billions or *1 for counts")
                                .formatted(
                                        name, Numbers.of(least), Numbers.of(most), field.id(), name)
                        : "'%s' holds %s to %s: taken for %s%s; say %s=%s*1 for counts"
                                .formatted(
                                        name,
                                        Numbers.of(least),
                                        Numbers.of(most),
                                        unit == 1e9 ? "billions" : "millions",
                                        billions + millions > 0 ? ", as in the models' names" : "",
                                        field.id(),
                                        name));
    }

    private double bare(Column field, int column, String text) {
        if (Cell.isUnknown(text) || Cell.sizeFactor(text).isPresent()) {
            return 0;
        }
        try {
            return readings.get(column).notation().number(field.id(), text);
        } catch (BadCell noNumber) {
            return 0; // refused when the row is read
        }
    }

    private static double unit(
            Column field, double least, double most, int billions, int millions) {
        if (field != Column.PARAMS || billions > 0 && millions > 0) {
            return Double.NaN;
        }
        if (billions + millions > 0) {
            return billions > 0 ? 1e9 : 1e6;
        }
        return least < 10 && most <= 1000 ? 1e9 : Double.NaN;
    }

    private boolean isNamed(List<String> cells, String number, String suffix) {
        String name = header.mapping(Column.MODEL).in(cells).toLowerCase(Locale.ROOT);
        String plain = number.replaceFirst("\\.0+$", "");
        return Pattern.compile(
                        "(?<![\\d.])"
                                + Pattern.quote(plain)
                                + "(\\.0+)?\\s?"
                                + suffix
                                + "(?![a-z])")
                .matcher(name)
                .find();
    }
}
