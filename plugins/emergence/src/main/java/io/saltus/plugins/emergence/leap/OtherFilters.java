package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Grain;
import io.saltus.statistics.posterior.Shape;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The same outputs read by another filter: {@code exact_match(strict-match)} beside {@code
 * exact_match(flexible-extract)}.
 *
 * @param metric name of the other metric
 * @param probability of a leap under it
 */
record OtherFilters(String metric, double probability) {

    private static final Pattern FILTERED = Pattern.compile("(.+?)\\s*(?:\\(([^()]+)\\)|,(.+))");

    /**
     * The other filter under which a leap is least probable, if there is one that finds answers.
     * One that finds none, or is further below chance than guessing can be, tells nothing of the
     * ability.
     */
    static Optional<OtherFilters> beside(Curve curve, Curves context) {
        String stem = stem(curve);
        return context.otherMetrics(curve).stream()
                .filter(other -> other.metric().grain() == Grain.ALL_OR_NOTHING)
                .filter(other -> stem(other).equals(stem))
                .filter(other -> other.size() >= curve.size() / 2 + 1)
                .filter(other -> MeasuredCurve.missing(other).isEmpty())
                .flatMap(OtherFilters::of)
                .min(
                        Comparator.comparingDouble(OtherFilters::probability)
                                .thenComparing(OtherFilters::metric));
    }

    private static Stream<OtherFilters> of(Curve other) {
        LeapPosterior posterior = LeapPosterior.of(MeasuredCurve.of(other));
        return posterior.aboveChance() > .5 && posterior.share(Shape.BELOW_CHANCE) < .5
                ? Stream.of(new OtherFilters(other.metric().name(), posterior.probability()))
                : Stream.empty();
    }

    private static String stem(Curve curve) {
        Matcher name = FILTERED.matcher(curve.metric().name());
        return name.matches() ? name.group(1) : curve.metric().name();
    }
}
