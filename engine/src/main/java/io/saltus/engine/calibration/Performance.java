package io.saltus.engine.calibration;

import io.saltus.api.verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How often a criterion was right about some simulated curves; each number is there where curves
 * are that it is about.
 *
 * @param detection share of leaps that were called emergent
 * @param falsePositives share of other curves that were called emergent; those under a metric count
 *     neither here nor as leaps
 * @param undecided share of all curves that were left undecided
 * @param underMetric share of leaps of the metric alone that were said to be so
 * @param underMetricCalled share of leaps of the metric alone that were called emergent
 * @param onsetMedian median of the absolute error of the onset, over leaps with an onset, decades
 * @param onsetNinety its 90% quantile
 * @param coverage share of the onsets' intervals that hold the truth
 * @param area area under the ROC curve of the quantity asked for, between leaps and other curves
 * @param reliability how far the probability of a leap can be taken at its word
 */
public record Performance(
        Optional<Estimate> detection,
        Optional<Estimate> falsePositives,
        Optional<Estimate> undecided,
        Optional<Estimate> underMetric,
        Optional<Estimate> underMetricCalled,
        Optional<Estimate> onsetMedian,
        Optional<Estimate> onsetNinety,
        Optional<Estimate> coverage,
        Optional<Estimate> area,
        Optional<Reliability> reliability) {

    /** Returns the performance on these curves. */
    public static Performance on(List<Ruling> rulings) {
        return on(rulings, rulings);
    }

    /**
     * Returns the performance on {@code rulings}.
     *
     * @param all holds the curves of the other truth, where {@code rulings} has one kind alone
     */
    static Performance on(List<Ruling> rulings, List<Ruling> all) {
        List<Ruling> leaps = of(rulings, Truth.EMERGENT);
        List<Ruling> others = of(rulings, Truth.NOT_EMERGENT);
        List<Ruling> artifacts = of(rulings, Truth.UNDER_METRIC);
        double[] errors =
                leaps.stream().flatMapToDouble(ruling -> ruling.onsetError().stream()).toArray();
        double[] covered =
                leaps.stream().flatMapToDouble(ruling -> ruling.covered().stream()).toArray();
        long hits = Arrays.stream(covered).filter(value -> value > 0).count();
        return new Performance(
                share(leaps, Ruling::isEmergent),
                share(others, Ruling::isEmergent),
                share(rulings, ruling -> ruling.outcome() == Outcome.UNDECIDED),
                share(artifacts, Ruling::underMetric),
                share(artifacts, Ruling::isEmergent),
                Estimate.quantile(errors, .5),
                Estimate.quantile(errors, .9),
                Estimate.share(hits, covered.length),
                area(rulings, all, Ruling::score),
                Reliability.of(rulings, all));
    }

    /**
     * Returns the area under the ROC curve of a value: between the leaps and the other curves among
     * {@code rulings}, those of {@code all} where it has only one kind.
     */
    static Optional<Estimate> area(
            List<Ruling> rulings, List<Ruling> all, Function<Ruling, OptionalDouble> value) {
        List<Ruling> leaps = of(rulings, Truth.EMERGENT);
        List<Ruling> others = of(rulings, Truth.NOT_EMERGENT);
        return leaps.isEmpty() && others.isEmpty()
                ? Optional.empty()
                : Estimate.area(
                        values(leaps.isEmpty() ? of(all, Truth.EMERGENT) : leaps, value),
                        values(others.isEmpty() ? of(all, Truth.NOT_EMERGENT) : others, value));
    }

    private static Optional<Estimate> share(List<Ruling> rulings, Predicate<Ruling> right) {
        return Estimate.share(rulings.stream().filter(right).count(), rulings.size());
    }

    private static List<Ruling> of(List<Ruling> rulings, Truth truth) {
        return Rulings.where(rulings, ruling -> ruling.truth() == truth);
    }

    private static double[] values(List<Ruling> rulings, Function<Ruling, OptionalDouble> value) {
        return rulings.stream().flatMapToDouble(ruling -> value.apply(ruling).stream()).toArray();
    }
}
