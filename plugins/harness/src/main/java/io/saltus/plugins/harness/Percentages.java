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
 * <p>A share is a metric of which 1 is the best. A row has one unit, and so have all rows in most
 * of which the metric is above 1: {@code .3} in a row with {@code 25} is .3 percent. A row whose
 * greatest share lies between 1 and {@value #CLEAR} is neither for certain.
 */
final class Percentages {

    /** From here on a share that is none can only be a percentage. */
    private static final double CLEAR = 2;

    /** In what the shares of a row are written. */
    enum Unit {
        FRACTION,
        PERCENT,
        UNCLEAR
    }

    private final Map<String, int[]> aboveOne = new HashMap<>();

    /** Those of the rows of a file. */
    Percentages(Collection<JsonTree> rows) {
        for (JsonTree row : rows) {
            row.members().forEach(this::count);
        }
    }

    private void count(String field, JsonTree value) {
        Optional<MetricField> metric = MetricField.of(field).filter(Percentages::isShare);
        if (metric.isPresent() && value.isNumber()) {
            int[] counts = aboveOne.computeIfAbsent(metric.get().title(), name -> new int[2]);
            counts[0] += isAboveOne(value) ? 1 : 0;
            counts[1]++;
        }
    }

    /** Returns in what a share of a row is written. */
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
        int[] counts = aboveOne.getOrDefault(metric.title(), new int[2]);
        if (greatest >= CLEAR || 2 * counts[0] > counts[1] && counts[1] > 1) {
            return Unit.PERCENT;
        }
        return greatest > 1 ? Unit.UNCLEAR : Unit.FRACTION;
    }

    private static boolean isAboveOne(JsonTree value) {
        double score = value.number().orElse(0);
        return score > 1 && score <= 100;
    }

    private static boolean isShare(MetricField metric) {
        return KnownMetrics.find(metric.plain())
                .filter(
                        known ->
                                known.grain() == Grain.ALL_OR_NOTHING
                                        || known.best().orElse(0) == 1)
                .isPresent();
    }
}
