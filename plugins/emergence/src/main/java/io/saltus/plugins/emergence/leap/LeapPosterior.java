package io.saltus.plugins.emergence.leap;

import io.saltus.statistics.posterior.CurvePosterior;
import io.saltus.statistics.posterior.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The posterior of a measured curve, and what follows of its scales.
 *
 * <p>On a curve of all families each model is off by anything with probability {@value #OFF}
 * (contaminated, tuned, misread): its score is then uniform. The posterior is averaged over no
 * model being off, and each one of the {@value #SUSPECTS} that stand out most above their
 * neighbours, by the evidence for either. An instance belongs to one call and is not shared.
 */
final class LeapPosterior {

    static final double OFF = .05;
    static final int SUSPECTS = 3;

    /** Models on either side that a score is compared with. */
    private static final int NEIGHBOURS = 3;

    private final MeasuredCurve measured;
    private final List<Part> parts;
    private final List<CurvePosterior.Onset> onset = new ArrayList<>(1);

    /** A posterior with its weight, and the model that it takes to be off, if any. */
    private record Part(CurvePosterior posterior, double weight, OptionalInt off) {}

    private LeapPosterior(MeasuredCurve measured, List<Part> parts) {
        this.measured = measured;
        this.parts = parts;
    }

    static LeapPosterior of(MeasuredCurve measured) {
        CurvePosterior all = posterior(measured);
        return measured.pooled() && measured.size() > 2 * NEIGHBOURS
                ? averaged(measured, all)
                : new LeapPosterior(measured, List.of(new Part(all, 1, OptionalInt.empty())));
    }

    private static CurvePosterior posterior(MeasuredCurve measured) {
        return CurvePosterior.of(measured.positions(), measured.evidence(), measured.belief());
    }

    private static LeapPosterior averaged(MeasuredCurve measured, CurvePosterior all) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(all, StrictMath.log(1 - OFF) + all.logEvidence(), OptionalInt.empty()));
        for (int suspect : suspects(measured)) {
            CurvePosterior rest = posterior(measured.without(suspect));
            double uniform = -StrictMath.log(Math.max(100, measured.scale(suspect).trials()) + 1);
            parts.add(
                    new Part(
                            rest,
                            StrictMath.log(OFF) + uniform + rest.logEvidence(),
                            OptionalInt.of(suspect)));
        }
        double most = parts.stream().mapToDouble(Part::weight).max().orElse(0);
        double sum = parts.stream().mapToDouble(p -> StrictMath.exp(p.weight() - most)).sum();
        return new LeapPosterior(
                measured,
                parts.stream()
                        .map(
                                p ->
                                        new Part(
                                                p.posterior(),
                                                StrictMath.exp(p.weight() - most) / sum,
                                                p.off()))
                        .toList());
    }

    /** The models that stand out most above those at about their scale. */
    private static List<Integer> suspects(MeasuredCurve measured) {
        double[] values = measured.values();
        double[] excess = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, Math.min(i - NEIGHBOURS, values.length - 2 * NEIGHBOURS - 1));
            int self = i;
            double[] others =
                    IntStream.range(from, Math.min(values.length, from + 2 * NEIGHBOURS + 1))
                            .filter(j -> j != self)
                            .mapToDouble(j -> values[j])
                            .sorted()
                            .toArray();
            excess[i] = values[i] - others[others.length / 2];
        }
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -excess[i]))
                .limit(SUSPECTS)
                .toList();
    }

    private double mean(ToDoubleFunction<CurvePosterior> value) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight() * value.applyAsDouble(part.posterior());
        }
        return Math.max(0, Math.min(1, sum));
    }

    double probability() {
        return mean(CurvePosterior::probability);
    }

    double present() {
        return mean(CurvePosterior::present);
    }

    double aboveChance() {
        return mean(CurvePosterior::aboveChance);
    }

    double share(Shape shape) {
        return mean(posterior -> posterior.share(shape));
    }

    /** The shape of the largest share, other than the leap. */
    Shape likeliestOther() {
        Shape most = Shape.ABSENT;
        for (Shape shape : Shape.values()) {
            if (shape != Shape.LEAP && share(shape) > share(most)) {
                most = shape;
            }
        }
        return most;
    }

    /** The model that is off, if that is likelier than not. */
    OptionalInt off() {
        return parts.stream()
                .filter(part -> part.off().isPresent() && part.weight() > .2)
                .max(Comparator.comparingDouble(Part::weight))
                .map(Part::off)
                .orElse(OptionalInt.empty());
    }

    /** The model without which a leap is less likely than not, if there is one. */
    OptionalInt decisive() {
        return parts.stream()
                .filter(part -> part.off().isPresent() && part.posterior().probability() < .5)
                .min(Comparator.comparingDouble(part -> part.posterior().probability()))
                .map(Part::off)
                .orElse(OptionalInt.empty());
    }

    /** Where the leap begins, given one, by the likeliest account of who is off. */
    Optional<CurvePosterior.Onset> onset() {
        if (onset.isEmpty()) { // made when first asked for: few curves have one
            parts.stream()
                    .filter(part -> part.posterior().probability() > 0)
                    .max(
                            Comparator.comparingDouble(
                                    part -> part.weight() * part.posterior().probability()))
                    .ifPresent(part -> onset.add(part.posterior().onset()));
        }
        return onset.stream().findFirst();
    }

    /** Index of the first scale from the onset on, if one lies on either side. */
    OptionalInt first() {
        double median = onset().map(CurvePosterior.Onset::median).orElse(Double.NaN);
        double[] positions = measured.positions();
        int first = 0;
        while (first < positions.length && positions[first] < median) {
            first++;
        }
        return first > 0 && first < positions.length && !Double.isNaN(median)
                ? OptionalInt.of(first)
                : OptionalInt.empty();
    }

    /**
     * The predictive tail probability of what came at a scale, from those below it alone: P(at
     * least the observed share).
     */
    OptionalDouble surprise(int first) {
        ScaleEvidence came = measured.scale(first);
        double share = Math.max(0, Math.min(1, came.share()));
        double trials = came.trials() > 0 ? came.trials() : 100;
        CurvePosterior below = posterior(measured.part(0, first));
        return OptionalDouble.of(
                below.forecast(came.position()).atLeast(share * trials, Math.max(1, trials)));
    }
}
