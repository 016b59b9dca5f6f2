package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a result is scored: which way, between what, in what unit.
 *
 * <p>Percentages, by the stated unit or by an accuracy's greatest score of 100, are brought to
 * fractions; a greatest score of 1 overrules the unit.
 *
 * @param name name of the metric
 * @param lower whether lower is better
 * @param min least possible score as the record writes it, or minus infinity
 * @param max greatest possible score as the record writes it, or infinity
 * @param parts how many of the record's units make one: 100 for percentages
 * @param binary whether an example counts 0 or 1
 */
record Range(String name, boolean lower, double min, double max, double parts, boolean binary) {

    private static final Pattern ALL_OR_NOTHING =
            Pattern.compile(
                    "(.*[._/])?(acc|accuracy|acc_norm|em|exact_match|quasi_exact_match|pass_?(@|at_?)1"
                            + "|success_rate|solve_rate|resolve_rate)( .*)?");

    /**
     * Returns what a {@code metric_config} says.
     *
     * @throws IllegalArgumentException if it does not say which way the metric improves
     */
    static Range of(Tree config, String name) {
        Tree lower = config.at("lower_is_better");
        double max = config.at("max_score").number().orElse(Double.POSITIVE_INFINITY);
        boolean binary =
                config.at("score_type").text().filter("binary"::equals).isPresent()
                        || ALL_OR_NOTHING.matcher(name.toLowerCase(Locale.ROOT)).matches();
        String unit = config.at("metric_unit").text().orElse("").toLowerCase(Locale.ROOT);
        boolean percent = unit.startsWith("percent") || unit.equals("%");
        return new Range(
                name,
                lower.truth()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'lower_is_better' must be true or false, got "
                                                        + lower)),
                config.at("min_score").number().orElse(Double.NEGATIVE_INFINITY),
                max,
                percent && max != 1 || unit.isEmpty() && binary && max == 100 ? 100 : 1,
                binary);
    }

    /**
     * Returns a score as the record writes it.
     *
     * @throws IllegalArgumentException if it is no finite number, or outside the range
     */
    double require(Tree score) {
        double number = score.number().orElse(Double.NaN);
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
        double best = (lower ? min : max) / parts;
        boolean whole = binary && (lower || best == 1 || !Double.isFinite(best));
        return new Metric(
                name,
                lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                OptionalDouble.empty(),
                Double.isFinite(best) ? OptionalDouble.of(best) : OptionalDouble.empty(),
                whole ? Grain.ALL_OR_NOTHING : Grain.GRADED);
    }
}
