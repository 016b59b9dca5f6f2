package io.saltus.api.table;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metric that the cells of a row describe, and which scores it can have. */
final class MetricCells {

    /** The metric of scores of which nothing else is said. */
    static final String USUAL = "accuracy";

    private MetricCells() {}

    /**
     * Returns whether scores of a metric are parts of a whole, which may be given in percent.
     *
     * @param grain text of the grain; empty if the data say none
     */
    static boolean isShare(String name, String grain) {
        Metric usual = KnownMetrics.metric(name.isEmpty() ? USUAL : name);
        boolean counts =
                grain.isEmpty()
                        ? usual.grain() == Grain.ALL_OR_NOTHING
                        : grain.toLowerCase(Locale.ROOT).startsWith("all");
        return counts
                || usual.direction() == Direction.HIGHER_IS_BETTER
                        && usual.best().isPresent()
                        && usual.best().getAsDouble() == 1;
    }

    static Metric metric(Row row, String name) throws BadCell {
        boolean isShare = isShare(name, row.text(Column.GRAIN));
        Metric usual = KnownMetrics.metric(name, direction(row.rises()));
        Grain grain = grain(row.text(Column.GRAIN)).orElse(usual.grain());
        Direction direction = usual.direction();
        OptionalDouble best = row.share(Column.BEST, isShare);
        if (best.isEmpty()) {
            best =
                    grain == Grain.ALL_OR_NOTHING && direction == Direction.HIGHER_IS_BETTER
                            ? OptionalDouble.of(1)
                            : usual.best();
        }
        OptionalDouble chance = row.share(Column.CHANCE, isShare);
        if (isShare
                && chance.isPresent()
                && !(chance.getAsDouble() >= 0 && chance.getAsDouble() <= 1)) {
            throw new BadCell(
                    "chance",
                    "'chance' of '%s' must be in [0, 1], or a percentage where the column holds such, got '%s'; for percentages say chance=%s*0.01"
                            .formatted(name, row.text(Column.CHANCE), row.named(Column.CHANCE)));
        }
        try {
            return new Metric(name, direction, chance, best, grain);
        } catch (IllegalArgumentException e) {
            throw new BadCell("metric", String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Grain> grain(String text) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "" -> Optional.empty();
            case "all-or-nothing" -> Optional.of(Grain.ALL_OR_NOTHING);
            case "graded" -> Optional.of(Grain.GRADED);
            default ->
                    throw new BadCell(
                            "grain",
                            "'grain' must be all-or-nothing or graded, got '%s'".formatted(text));
        };
    }

    private static Optional<Direction> direction(String text) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "true", "1", "yes" -> Optional.of(Direction.HIGHER_IS_BETTER);
            case "false", "0", "no" -> Optional.of(Direction.LOWER_IS_BETTER);
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
