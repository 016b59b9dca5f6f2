package io.saltus.api.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ratings on a scale up to 10, of which nothing says what they are: whole or half points, none
 * above 10, more than one on average. Percentages of right answers end elsewhere.
 */
final class Ratings {

    static final String METRIC = "rating";

    static final String WORDS =
            "whole or half numbers up to 10, with no metric: taken for ratings (metric 'rating'), not"
                    + " for percentages of right answers; if they are, set percent=true";

    private static final Pattern POINTS = Pattern.compile("\\d{1,2}([.]0|[.]5)?");

    /** Scores that show it. */
    private static final int LEAST = 4;

    private Ratings() {}

    /** Returns whether the only column of scores holds ratings. */
    static boolean are(Columns columns, Header header, List<List<String>> rows) {
        if (columns.percent()
                || header.has(Column.METRIC)
                || header.has(Column.GRAIN)
                || header.has(Column.CHANCE)
                || header.isWide()
                || header.scores().size() != 1
                || header.scores().get(0).percent()
                || header.scores().get(0).factor().isPresent()) {
            return false;
        }
        int column = header.scores().get(0).index();
        int above = 0;
        int all = 0;
        double most = 0;
        Map<Double, Integer> values = new HashMap<>();
        for (List<String> cells : rows) {
            String text = cells.get(column).strip();
            if (Cell.isUnknown(text)) {
                continue;
            }
            if (!POINTS.matcher(text).matches()) {
                return false;
            }
            double value = Double.parseDouble(text);
            most = Math.max(most, value);
            above += value > 1 ? 1 : 0;
            values.merge(value, 1, Integer::sum);
            all++;
        }
        return all >= LEAST && most <= 10 && above * 2 > all && values.size() > 1;
    }
}
