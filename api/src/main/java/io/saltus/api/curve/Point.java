package io.saltus.api.curve;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A score at a scale: the mean of all results at that scale.
 *
 * @param scale scale in the axis's unit; finite
 * @param score mean score of the replicates, in units of the metric; finite
 * @param examples examples behind the mean, summed over the replicates; none if it is unknown for
 *     any
 * @param standardError standard error of the mean over examples; none if it is unknown for any
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
                            .formatted(scale, score));
        }
        replicates = List.copyOf(replicates);
        if (replicates.isEmpty()) {
            throw new IllegalArgumentException("a point needs at least one result behind it");
        }
    }

    /**
     * Returns the point of several results at one scale: mean score; summed examples; standard
     * error of the mean, sqrt(sum of squares) / number, from each result's own over examples.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Point of(double scale, List<Replicate> replicates) {
        double score = 0;
        long examples = 0;
        double squares = 0;
        boolean counted = true;
        boolean measured = true;
        for (Replicate replicate : replicates) {
            score += replicate.score();
            examples += replicate.examples().orElse(0);
            squares += Math.pow(replicate.standardError().orElse(0), 2);
            counted &= replicate.examples().isPresent();
            measured &= replicate.standardError().isPresent();
        }
        int count = replicates.size();
        return new Point(
                scale,
                score / count,
                counted ? OptionalLong.of(examples) : OptionalLong.empty(),
                measured ? OptionalDouble.of(Math.sqrt(squares) / count) : OptionalDouble.empty(),
                replicates);
    }

    /**
     * Returns the names of the models behind the point, each once, in the order of the replicates.
     */
    public List<String> models() {
        return replicates.stream().map(replicate -> replicate.model().name()).distinct().toList();
    }
}
