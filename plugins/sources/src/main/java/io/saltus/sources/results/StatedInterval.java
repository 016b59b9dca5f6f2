package io.saltus.sources.results;

import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import java.util.OptionalDouble;

/**
 * A confidence interval as a file states it, from which a standard error follows.
 *
 * @param name what it is called in a message: {@code the confidence interval of 'acc'}
 * @param lower its lower end
 * @param upper its upper end
 * @param level its level, a share from .5 or a percentage from 50; .95 where none is stated
 */
public record StatedInterval(String name, JsonTree lower, JsonTree upper, JsonTree level) {

    private static final double USUAL_LEVEL = 0.95;
    private static final double ROUNDING = 1e-9;

    /**
     * Returns the standard error as {@link StandardErrors#ofInterval} has it; none of an interval
     * that does not hold the score, ends outside of the possible scores on both sides, or has no
     * level, and that is told. An end that lies outside alone is told too, and the other half
     * counts.
     *
     * @param least least possible score, or minus infinity
     * @param greatest greatest possible score, or infinity
     * @param numbers is told of what is stated and cannot be
     */
    public OptionalDouble standardError(
            double score, double least, double greatest, OptionalNumbers numbers) {
        if (!lower.isThere() && !upper.isThere()) {
            return OptionalDouble.empty();
        }
        double from = lower.writtenNumber().orElse(Double.NaN);
        double to = upper.writtenNumber().orElse(Double.NaN);
        double share = level.isThere() ? level.writtenNumber().orElse(Double.NaN) : USUAL_LEVEL;
        share = share >= 50 && share < 100 ? share / 100 : share;
        String ends = "%s to %s".formatted(lower, upper);
        if (!(Math.abs(to - from) < Double.POSITIVE_INFINITY)) {
            return refused(numbers, "must have two finite ends, got " + ends);
        }
        if (!(share >= 0.5 && share < 1)) {
            return refused(numbers, "must have a level from 0.5 to 1, or 50 to 100, got " + level);
        }
        if (!(from <= score + ROUNDING && score - ROUNDING <= to)) {
            return refused(
                    numbers,
                    "must hold the score %s, got %s".formatted(Numbers.exact(score), ends));
        }
        boolean below = from < least - ROUNDING;
        boolean above = to > greatest + ROUNDING;
        if (below && above) {
            return refused(numbers, "must lie in " + range(least, greatest) + ", got " + ends);
        }
        if (below || above) {
            numbers.told()
                    .accept(
                            name,
                            "must lie in %s, got %s; the half within counts"
                                    .formatted(range(least, greatest), ends));
        }
        return StandardErrors.stated(
                StandardErrors.ofInterval(
                        Math.min(to, Math.max(from, score)), from, to, share, least, greatest));
    }

    private OptionalDouble refused(OptionalNumbers numbers, String why) {
        numbers.told().accept(name, why + "; it is not taken");
        return OptionalDouble.empty();
    }

    private static String range(double least, double greatest) {
        return "[%s, %s]".formatted(Numbers.exact(least), Numbers.exact(greatest));
    }
}
