package io.saltus.sources.results;

import io.saltus.api.data.Metric;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A score as it is written, with the decimals that tell percentages from fractions.
 *
 * @param value the number as it is written, without a sign of percent
 * @param decimals digits behind the point
 * @param percent whether a sign of percent stands behind it
 */
public record WrittenScore(double value, int decimals, boolean percent) {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "([-+]?(?:[0-9]{1,30}(?:[.]([0-9]{0,30}))?|[.]([0-9]{1,30}))(?:[eE]([-+]?[0-9]{1,3}))?)\\s*(%?)");

    /**
     * Reads a score.
     *
     * @throws IllegalArgumentException if the text is no finite number
     */
    public static WrittenScore of(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        double value = number.matches() ? Double.parseDouble(number.group(1)) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "a score must be a finite number, got '%s'"
                            .formatted(text.length() <= 40 ? text : text.substring(0, 40) + "..."));
        }
        int scale = BigDecimal.valueOf(value).stripTrailingZeros().scale();
        String written = number.group(2) == null ? number.group(3) : number.group(2);
        boolean power = number.group(4) != null;
        int digits = written == null || power ? Math.max(0, scale) : written.length();
        return new WrittenScore(value, digits, !number.group(5).isEmpty());
    }

    /**
     * Returns whether scores that are shares stand in percent: one is above 1, and none above 100.
     *
     * @param shares what is written of metrics whose best is 1
     */
    public static boolean arePercentages(Collection<WrittenScore> shares) {
        return shares.stream().anyMatch(one -> one.value > 1)
                && shares.stream().allMatch(one -> one.value >= 0 && one.value <= 100);
    }

    /**
     * Returns the score of a metric: a share in percent becomes a fraction, to the digits that are
     * written.
     *
     * @param inPercent whether the shares that it stands among are percentages
     * @param among what stands there, for the decimals that percentages are written with
     * @throws IllegalArgumentException if nothing shows what a number up to 1 is
     */
    public double as(Metric metric, boolean inPercent, Collection<WrittenScore> among) {
        if (percent) {
            return hundredth();
        }
        if (!isShare(metric) || !inPercent) {
            return value;
        }
        int finest =
                among.stream()
                        .filter(one -> one.value > 1)
                        .mapToInt(WrittenScore::decimals)
                        .max()
                        .orElse(0);
        if (value > 0 && value <= 1 && decimals > finest) {
            throw new IllegalArgumentException(
                    "%s stands among percentages and is written more finely than they are, so that nothing shows whether it is a percentage or a fraction"
                            .formatted(BigDecimal.valueOf(value).toPlainString()));
        }
        return hundredth();
    }

    /** Returns whether a metric is a share, of which percentages can be. */
    public static boolean isShare(Metric metric) {
        return metric.best().equals(OptionalDouble.of(1));
    }

    private double hundredth() {
        return BigDecimal.valueOf(value).movePointLeft(2).doubleValue();
    }
}
