package io.saltus.plugins.harness;

import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.sources.json.JsonTree;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which shares are written as percentages. Some tasks score themselves so (SQuAD), and some files
 * were rewritten.
 *
 * <p>A share is a metric of which 1 is the best. A row has one unit, told by its greatest share:
 * from {@value #CLEAR} on percentages, and between 1 and that neither for certain. A row without a
 * share above 1 is told by the other rows of the metric: percentages if two in three of those that
 * are not 0 are clear, fractions if at most one in three is; between the two only a standard error
 * above .5, which no fraction has, tells.
 */
final class Percentages {

    /** From here on a share that is none can only be a percentage. */
    private static final double CLEAR = 2;

    /** The greatest standard error of the mean of scores in [0, 1]. */
    private static final double GREATEST_ERROR = .5;

    /** In what the shares of a row are written. */
    enum Unit {
        FRACTION,
        PERCENT,
        /** Between 1 and what is clear, or beside such a share. */
        UNCLEAR,
        /** At most 1, and neither most nor few of the others of the metric are percentages. */
        UNTOLD
    }

    /** By metric: how many shares are clearly percentages, and how many are not 0. */
    private final Map<String, int[]> clear = new HashMap<>();

    /** Those of the rows of a file. */
    Percentages(Collection<JsonTree> rows) {
        for (JsonTree row : rows) {
            row.members().forEach(this::count);
        }
    }

    private void count(String field, JsonTree value) {
        Optional<MetricField> metric = MetricField.of(field).filter(Percentages::isShare);
        if (metric.isPresent() && value.isNumber() && value.number().orElse(0) != 0) {
            int[] counts = clear.computeIfAbsent(metric.get().title(), name -> new int[2]);
            counts[0] += isAboveOne(value) && value.number().orElse(0) >= CLEAR ? 1 : 0;
            counts[1]++;
        }
    }

    /** Returns in what a share of a row is written; what is no share is a fraction. */
    Unit of(JsonTree row, MetricField metric) {
        if (!isShare(metric)) {
            return Unit.FRACTION;
        }
        double greatest = 0;
        for (Map.Entry<String, JsonTree> field : row.members().entrySet()) {
            if (MetricField.of(field.getKey()).filter(Percentages::isShare).isPresent()
                    && isAboveOne(field.getValue())) {
                greatest = Math.max(greatest, field.getValue().number().orElse(0));
            }
        }
        if (greatest >= CLEAR) {
            return Unit.PERCENT;
        }
        int[] counts = clear.getOrDefault(metric.title(), new int[2]);
        boolean most = 3 * counts[0] >= 2 * counts[1] && counts[1] > 1;
        if (greatest > 1) {
            return most ? Unit.PERCENT : Unit.UNCLEAR;
        }
        return ofOthers(row, metric, counts, most);
    }

    private static Unit ofOthers(JsonTree row, MetricField metric, int[] counts, boolean most) {
        boolean none = counts[0] == 0;
        double error = row.at(metric.error()).number().orElse(0);
        if (most || !none && error > GREATEST_ERROR && Double.isFinite(error)) {
            return Unit.PERCENT;
        }
        boolean few = 3 * counts[0] <= counts[1];
        return few || isZero(row, metric) ? Unit.FRACTION : Unit.UNTOLD;
    }

    /** 0 is the same in both units. */
    private static boolean isZero(JsonTree row, MetricField metric) {
        return row.members().entrySet().stream()
                .filter(field -> MetricField.of(field.getKey()).filter(metric::equals).isPresent())
                .allMatch(field -> field.getValue().number().orElse(1) == 0);
    }

    private static boolean isAboveOne(JsonTree value) {
        double score = value.number().orElse(0);
        return score > 1 && score <= 100;
    }

    /** Returns whether 1 is the best of a metric. */
    static boolean isShare(MetricField metric) {
        return KnownMetrics.find(metric.plain())
                .filter(
                        known ->
                                known.grain() == Grain.ALL_OR_NOTHING
                                        || known.best().orElse(0) == 1)
                .isPresent();
    }
}
