package io.saltus.api.curve;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * A score at a scale: the mean of all results at that scale.
 *
 * @param scale scale in the axis's unit; finite
 * @param score mean score of the replicates, in units of the metric; finite
 * @param examples examples of one run, the mean over the replicates to the nearest whole number:
 *     runs at one scale answer the same examples, so that five seeds of 100 are 100 examples; none
 *     if it is unknown for any
 * @param standardError standard error of one run over examples, the root of the mean square over
 *     the replicates: what several runs share does not shrink with their number; none if it is
 *     unknown for any
 * @param replicates the results behind the point, in a fixed order; at least one
 */
public record Point(
        double scale,
        double score,
        OptionalLong examples,
        OptionalDouble standardError,
        List<Replicate> replicates) {

    /**
     * @throws IllegalArgumentException if scale or score is not finite, or there is no replicate
     */
    public Point {
        if (!Double.isFinite(scale) || !Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "a point needs a finite scale and score, got %s and %s"
                            .formatted(Numbers.exact(scale), Numbers.exact(score)));
        }
        Replicate.requireCount(examples, standardError);
        replicates = List.copyOf(replicates);
        if (replicates.isEmpty()) {
            throw new IllegalArgumentException("a point needs at least one result behind it");
        }
    }

    /**
     * Returns the point of several results at one scale: mean score; examples and standard error of
     * one run, as the components say.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Point of(double scale, List<Replicate> replicates) {
        int count = replicates.size();
        boolean counted = replicates.stream().allMatch(run -> run.examples().isPresent());
        boolean measured = replicates.stream().allMatch(run -> run.standardError().isPresent());
        double examples = sum(replicates, run -> (double) run.examples().orElse(0));
        return new Point(
                scale,
                mean(replicates, Replicate::score),
                counted ? OptionalLong.of(Math.round(examples / count)) : OptionalLong.empty(),
                measured ? OptionalDouble.of(rootMeanSquare(replicates)) : OptionalDouble.empty(),
                replicates);
    }

    private static double mean(List<Replicate> runs, ToDoubleFunction<Replicate> value) {
        double sum = sum(runs, value);
        int count = runs.size();
        // the mean of numbers is a number, also where their sum is none
        return Double.isFinite(sum)
                ? sum / count
                : sum(runs, run -> value.applyAsDouble(run) / count);
    }

    private static double rootMeanSquare(List<Replicate> runs) {
        double mean = mean(runs, run -> Math.pow(run.standardError().orElse(0), 2));
        if (Double.isFinite(mean)) {
            return Math.sqrt(mean);
        }
        double most =
                runs.stream().mapToDouble(run -> run.standardError().orElse(0)).max().orElse(0);
        return most
                * Math.sqrt(mean(runs, run -> Math.pow(run.standardError().orElse(0) / most, 2)));
    }

    /** Sums from the smallest on, so that the last bit does not depend on the order of the runs. */
    private static double sum(List<Replicate> runs, ToDoubleFunction<Replicate> value) {
        double sum = 0;
        for (double term : runs.stream().mapToDouble(value).sorted().toArray()) {
            sum += term;
        }
        return sum;
    }

    /**
     * Returns the names of the models behind the point, each once, in the order of the replicates.
     */
    public List<String> models() {
        return replicates.stream().map(replicate -> replicate.model().name()).distinct().toList();
    }

    /**
     * Returns the 95% interval of the score over examples, where its precision is known: the one
     * that criteria, charts and comparisons use.
     *
     * <p>Where each example counts 0 or 1 and their number is known, {@linkplain Interval#wilson
     * Wilson's} on the {@linkplain #examples examples of one run}; else score +- z standard error,
     * unless that is 0, which says nothing.
     *
     * @param metric how the answers were scored
     */
    public Optional<Interval> interval(Metric metric) {
        boolean share = metric.grain() == Grain.ALL_OR_NOTHING && score >= 0 && score <= 1;
        if (share && examples.orElse(0) > 0) {
            double count = examples.getAsLong();
            return Optional.of(Interval.wilson(score, count, Interval.Z_95));
        }
        double reach = Interval.Z_95 * standardError.orElse(0);
        return reach > 0 && Double.isFinite(score - reach) && Double.isFinite(score + reach)
                ? Optional.of(new Interval(score - reach, score + reach))
                : Optional.empty();
    }
}
