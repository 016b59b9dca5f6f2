package io.saltus.engine.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far a probability of a leap can be taken at its word, on curves of which it is known whether
 * they leap. Curves without a probability, and those that leap under a metric, count nowhere.
 *
 * @param said mean of the probabilities
 * @param leaps share of the curves that leap
 * @param bins what came of probabilities that are alike; only bins that hold any
 * @param logScore mean of -ln of the probability given to what is true, which is taken to be at
 *     least {@link #LEAST}; lower is better
 * @param brier mean of (p - y)^2 with y = 1 for a leap, 0 for another curve; lower is better
 * @param calibrationError mean over the curves of |said - true| in their bin: sum over bins of n_b
 *     / n |mean of p - share of leaps|
 * @param area under the ROC curve
 * @param foundAtOne share of leaps whose probability is above that of all but at most 1% of the
 *     other curves; its interval takes that threshold as given
 * @param foundAtThree likewise for 3%
 */
public record Reliability(
        double said,
        Estimate leaps,
        List<Bin> bins,
        Estimate logScore,
        Estimate brier,
        double calibrationError,
        Optional<Estimate> area,
        Optional<Estimate> foundAtOne,
        Optional<Estimate> foundAtThree) {

    /** A probability of 0 for what is true would make any other curve count for nothing. */
    static final double LEAST = 1e-4;

    /**
     * Probabilities that are alike, and what came of them.
     *
     * @param range which probabilities
     * @param said their mean
     * @param leaps share of their curves that leap
     */
    public record Bin(ProbabilityBin range, double said, Estimate leaps) {}

    /** Copies the list. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /** Returns the number of curves. */
    public int curves() {
        return leaps.size();
    }

    /** Returns the share of leaps among the curves in {@code range}; none if it holds no curve. */
    Optional<Estimate> leapsAmong(ProbabilityBin range) {
        return bins.stream().filter(bin -> bin.range().equals(range)).map(Bin::leaps).findFirst();
    }

    /**
     * Returns what {@code rulings} come to; nothing where none has a probability.
     *
     * @param all holds the curves of the other truth, for the area and the thresholds
     */
    static Optional<Reliability> of(List<Ruling> rulings, List<Ruling> all) {
        List<Ruling> said = said(rulings);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (ProbabilityBin range : ProbabilityBin.ALL) {
            List<Ruling> alike = Rulings.where(said, r -> range.holds(probability(r)));
            if (!alike.isEmpty()) {
                Bin bin = new Bin(range, mean(alike, Reliability::probability), leaps(alike));
                error += alike.size() * Math.abs(bin.said() - bin.leaps().value());
                bins.add(bin);
            }
        }
        double[] others = probabilities(said(all), Truth.NOT_EMERGENT);
        double[] leaps = probabilities(said, Truth.EMERGENT);
        return Optional.of(
                new Reliability(
                        mean(said, Reliability::probability),
                        leaps(said),
                        bins,
                        Estimate.mean(said.stream().mapToDouble(Reliability::surprise).toArray()),
                        Estimate.mean(said.stream().mapToDouble(Reliability::square).toArray()),
                        error / said.size(),
                        Performance.area(said, said(all), Ruling::probability),
                        found(leaps, others, .01),
                        found(leaps, others, .03)));
    }

    private static List<Ruling> said(List<Ruling> rulings) {
        return Rulings.where(
                rulings,
                ruling -> ruling.probability().isPresent() && ruling.truth() != Truth.UNDER_METRIC);
    }

    private static double probability(Ruling ruling) {
        return ruling.probability().orElseThrow();
    }

    private static double surprise(Ruling ruling) {
        double p = probability(ruling);
        return -StrictMath.log(Math.max(LEAST, ruling.truth() == Truth.EMERGENT ? p : 1 - p));
    }

    private static double square(Ruling ruling) {
        double miss = probability(ruling) - (ruling.truth() == Truth.EMERGENT ? 1 : 0);
        return miss * miss;
    }

    private static double mean(List<Ruling> rulings, ToDoubleFunction<Ruling> value) {
        return rulings.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Estimate leaps(List<Ruling> rulings) {
        long leaps = rulings.stream().filter(ruling -> ruling.truth() == Truth.EMERGENT).count();
        return Estimate.share(leaps, rulings.size()).orElseThrow();
    }

    private static double[] probabilities(List<Ruling> rulings, Truth truth) {
        return rulings.stream()
                .filter(ruling -> ruling.truth() == truth)
                .mapToDouble(Reliability::probability)
                .toArray();
    }

    private static Optional<Estimate> found(double[] leaps, double[] others, double share) {
        if (others.length == 0) {
            return Optional.empty();
        }
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double threshold = sorted[others.length - 1 - (int) (share * others.length)];
        return Estimate.share(
                Arrays.stream(leaps).filter(p -> p > threshold).count(), leaps.length);
    }
}
