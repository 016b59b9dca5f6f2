package io.saltus.engine.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A form of curve of which it is known what is true.
 *
 * <p>The formulas give the normalised score z; the probability of a right answer is p = c + (1 - c)
 * z at chance level c. t = (x - lo) / S is the position as a share of the span of length S, and U
 * are uniform draws, one set per curve.
 */
public interface KnownShape {

    /** Returns the name in kebab case. */
    String id();

    /** Returns where it comes from. */
    ShapeGroup group();

    /**
     * Returns what is true of all its curves; nothing where {@link LeapDefinition} says it of each.
     */
    Optional<Truth> truth();

    /** Draws a curve of this shape over {@code span}, in decades. */
    Latent draw(Span span, SplittableRandom random);

    /** Returns all shapes: the laws, the benchmark's, then those out of its family. */
    static List<KnownShape> all() {
        List<KnownShape> all = new ArrayList<>(List.of(GrowthLaw.values()));
        all.addAll(List.of(BenchmarkShape.values()));
        all.addAll(List.of(ForeignShape.values()));
        return all;
    }
}
