package io.saltus.engine.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A form of curve whose truth is known.
 *
 * <p>The formulas give the normalised score z; the probability of a right answer is p = c + (1 - c)
 * z at chance level c. t = (x - lo) / S is the position as a share of the span of length S, and U
 * are uniform draws, one set per curve. The true onset is where z crosses .10.
 */
public interface KnownShape {

    /** Returns the name in kebab case. */
    String id();

    /** Returns what is true of its curves. */
    Truth truth();

    /** Returns whether the default verdict was designed with this shape in sight. */
    boolean isInFamily();

    /** Draws a curve of this shape over {@code span}. */
    Latent draw(Span span, SplittableRandom random);

    /** Returns all shapes: the benchmark's, then those out of its family. */
    static List<KnownShape> all() {
        List<KnownShape> all = new ArrayList<>(List.of(BenchmarkShape.values()));
        all.addAll(List.of(ForeignShape.values()));
        return all;
    }
}
