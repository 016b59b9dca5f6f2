package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Grain;
import io.saltus.statistics.posterior.Shape;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
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

    /** Accuracies of the likeliest choice, by what its likelihood is divided by. */
    private static final Pattern CHOSEN =
            Pattern.compile("acc(_norm|_raw|_uncond|_bytes|_mutual_info|_per_\\w+)?");

    /**
     * The accuracy that counts the same choices otherwise, {@code acc} beside {@code acc_norm},
     * under which a leap is least probable.
     */
    static Optional<OtherFilters> choosing(Curve curve, Curves context) {
        return CHOSEN.matcher(curve.metric().name()).matches()
                ? least(
                        context.otherMetrics(curve).stream()
                                .filter(o -> CHOSEN.matcher(o.metric().name()).matches()),
                        curve,
                        OtherFilters::any)
                : Optional.empty();
    }

    /**
     * The other filter under which a leap is least probable, if there is one that finds answers.
     * One that finds none, or is further below chance than guessing can be, tells nothing of the
     * ability.
     */
    static Optional<OtherFilters> beside(Curve curve, Curves context) {
        String stem = stem(curve);
        return least(
                context.otherMetrics(curve).stream().filter(other -> stem(other).equals(stem)),
                curve,
                OtherFilters::finding);
    }

    private static Optional<OtherFilters> least(
            Stream<Curve> others, Curve curve, Function<Curve, Stream<OtherFilters>> reading) {
        return others.filter(other -> other.metric().grain() == Grain.ALL_OR_NOTHING)
                .filter(other -> other.size() >= curve.size() / 2 + 1)
                .filter(other -> MeasuredCurve.missing(other).isEmpty())
                .flatMap(reading)
                .min(
                        Comparator.comparingDouble(OtherFilters::probability)
                                .thenComparing(OtherFilters::metric));
    }

    private static Stream<OtherFilters> any(Curve other) {
        LeapPosterior posterior = LeapPosterior.of(MeasuredCurve.of(other));
        return Stream.of(new OtherFilters(other.metric().name(), posterior.probability()));
    }

    /** None if the filter finds no answers. */
    private static Stream<OtherFilters> finding(Curve other) {
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
