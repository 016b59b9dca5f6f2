package io.saltus.api.table;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metric that the cells of a row describe, and which scores it can have. */
final class MetricCells {

    private MetricCells() {}

    static Metric metric(Row row, String name) throws BadCell {
        Grain grain = grain(row.text(Field.GRAIN), name);
        Direction direction = direction(row.text(Field.HIGHER_IS_BETTER), name);
        OptionalDouble best = row.share(Field.BEST);
        if (best.isEmpty() && direction == Direction.HIGHER_IS_BETTER) {
            best = MetricNames.best(name, grain);
        }
        try {
            return new Metric(name, direction, row.share(Field.CHANCE), best, grain);
        } catch (IllegalArgumentException e) {
            throw new BadCell("metric", e.getMessage());
        }
    }

    private static Grain grain(String text, String metric) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "" -> MetricNames.grain(metric);
            case "all-or-nothing" -> Grain.ALL_OR_NOTHING;
            case "graded" -> Grain.GRADED;
            default ->
                    throw new BadCell(
                            "grain",
                            "'grain' must be all-or-nothing or graded, got '%s'".formatted(text));
        };
    }

    private static Direction direction(String text, String metric) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> MetricNames.direction(metric);
            case "true", "1", "yes" -> Direction.HIGHER_IS_BETTER;
            case "false", "0", "no" -> Direction.LOWER_IS_BETTER;
            default ->
                    throw new BadCell(
                            "direction",
                            "'higher_is_better' must be true or false, got '%s'".formatted(text));
        };
    }

    static void requireInRange(double score, Metric metric, boolean percent) throws BadCell {
        Optional<String> allowed = metric.refusal(score);
        if (allowed.isPresent()) {
            throw new BadCell(
                    "range of " + metric.name(),
                    "the score of '%s' must be %s, got %s%s"
                            .formatted(
                                    metric.name(),
                                    allowed.get(),
                                    score,
                                    !percent && score > 1 && score <= 100
                                            ? "; if the table holds percentages, set percent=true"
                                            : ""));
        }
    }
}
