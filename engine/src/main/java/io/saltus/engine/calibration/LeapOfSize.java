package io.saltus.engine.calibration;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Leaps that all go to one score, to ask how often one would be seen: logistic, {@code z = top / (1
 * + exp(-4.394 (x - m) / w))}, of a width w from 10 to 90% that is log-uniform in .1 to 1 decade,
 * and a middle m that is uniform in the middle three fifths of the span.
 *
 * @param top normalised score after the leap, in (0, 1]
 */
public record LeapOfSize(double top) implements KnownShape {

    private static final double LOGISTIC = 4.394449154672439;

    /**
     * @throws IllegalArgumentException if the top is not in (0, 1]
     */
    public LeapOfSize {
        if (!(top > 0 && top <= 1)) {
            throw new IllegalArgumentException("a leap goes to (0, 1], got " + top);
        }
    }

    @Override
    public String id() {
        return "leap-of-size";
    }

    @Override
    public ShapeGroup group() {
        return ShapeGroup.LAWS;
    }

    @Override
    public Optional<Truth> truth() {
        return Optional.empty();
    }

    @Override
    public Latent draw(Span span, SplittableRandom random) {
        double middle = span.within(random, .2, .8);
        double width = Math.pow(10, Draws.uniform(random, -1, 0));
        return Latent.of(x -> top / (1 + StrictMath.exp(-LOGISTIC * (x - middle) / width)));
    }
}
