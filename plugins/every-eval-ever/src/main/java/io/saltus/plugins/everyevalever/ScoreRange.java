package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.sources.json.JsonTree;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a result is scored: which way, between what, in what unit.
 *
 * <p>Percentages, by the stated unit or by a share's greatest score of 100, are brought to
 * fractions; a greatest score of 1 overrules the unit. Where no best score is stated, it is the one
 * of the metric's name, if it has one wherever the metric is used.
 *
 * @param name name of the metric
 * @param lower whether lower is better
 * @param min least possible score as the record writes it, or minus infinity
 * @param max greatest possible score as the record writes it, or infinity
 * @param parts how many of the record's units make one: 100 for percentages
 * @param binary whether an example counts 0 or 1
 */
record ScoreRange(
        String name, boolean lower, double min, double max, double parts, boolean binary) {

    /**
     * Returns what a {@code metric_config} says.
     *
     * @throws IllegalArgumentException if it does not say which way the metric improves
     */
    static ScoreRange of(JsonTree config, String name) {
        JsonTree lower = config.at("lower_is_better");
        double max = end(config, "max_score", Double.POSITIVE_INFINITY);
        boolean binary =
                config.at("score_type").text().filter("binary"::equals).isPresent()
                        || isCounted(name);
        String unit = config.at("metric_unit").text().orElse("").toLowerCase(Locale.ROOT);
        boolean percent = unit.startsWith("percent") || unit.equals("%");
        return new ScoreRange(
                name,
                lower.truth()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'lower_is_better' must be true or false, got "
                                                        + lower)),
                end(config, "min_score", Double.NEGATIVE_INFINITY),
                max,
                percent && max != 1 || unit.isEmpty() && max == 100 && (binary || isShare(name))
                        ? 100
                        : 1,
                binary);
    }

    /** An end that is stated and no number is no end that others may be held to. */
    private static double end(JsonTree config, String name, double unknown) {
        JsonTree stated = config.at(name);
        double end = stated.writtenNumber().orElse(unknown);
        if (stated.isThere() && stated.writtenNumber().isEmpty() || Double.isNaN(end)) {
            throw new IllegalArgumentException("'" + name + "' must be a number, got " + stated);
        }
        return end;
    }

    /** The best score of a metric wherever it is used; NaN if it is another or not known. */
    private static double best(String name, boolean lower) {
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return KnownMetrics.find(last)
                .filter(known -> known.direction() == Direction.HIGHER_IS_BETTER && !lower)
                .map(known -> known.best().orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    /** Whether 1 is the best score of a metric, wherever it is used. */
    private static boolean isShare(String name) {
        return KnownMetrics.find(name).filter(known -> known.best().orElse(0) == 1).isPresent();
    }

    /** Whether a metric's name says so, without the benchmark before a dot or a slash. */
    private static boolean isCounted(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return KnownMetrics.find(last)
                .filter(known -> known.grain() == Grain.ALL_OR_NOTHING)
                .isPresent();
    }

    /**
     * Returns a score as the record writes it.
     *
     * @throws IllegalArgumentException if it is no finite number, or outside the range
     */
    double require(JsonTree score) {
        double number = score.writtenNumber().orElse(Double.NaN);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("'score' must be a finite number, got " + score);
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException(
                    "the score of '%s' must be in [%s, %s], as the record says, got %s"
                            .formatted(name, min, max, number));
        }
        return number;
    }

    /** Returns the metric, in fractions where the record writes percentages. */
    Metric metric() {
        double stated = (lower ? min : max) / parts;
        double best = Double.isFinite(stated) ? stated : best(name, lower);
        boolean whole = binary && (lower || best == 1 || !Double.isFinite(best));
        return new Metric(
                name,
                lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                OptionalDouble.empty(),
                Double.isFinite(best) ? OptionalDouble.of(best) : OptionalDouble.empty(),
                whole ? Grain.ALL_OR_NOTHING : Grain.GRADED);
    }
}
