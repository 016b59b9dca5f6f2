package io.saltus.engine.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Designs as people have them: 3 to 8 scales, unevenly spaced over 2 to 4 decades; for each curve
 * 50 to 10,000 examples, the same at each scale; and for half of the curves scatter between the
 * models, up to .25 in the logit of the probability of a right answer.
 *
 * <p>Some curves of each shape share their scales, since a criterion may prepare for scales what it
 * would else prepare for each curve.
 *
 * @param scales how many, where each curve is to have the same number
 * @param examples likewise
 * @param isScattered whether half of the curves have scatter
 */
public record Varied(OptionalInt scales, OptionalLong examples, boolean isScattered)
        implements Layout {

    private static final int FEWEST = 3;
    private static final int MOST = 8;
    private static final double LEAST_EXAMPLES = 50;
    private static final double MOST_EXAMPLES = 10_000;
    private static final double START = 19;

    /** Standard deviation of the logarithm of a gap between scales. */
    private static final double UNEVEN = .4;

    private static final double MOST_SCATTER = .25;

    /**
     * @throws IllegalArgumentException if there are fewer than 2 scales
     */
    public Varied {
        if (scales.orElse(FEWEST) < 2) {
            throw new IllegalArgumentException("a design needs two scales or more, got " + scales);
        }
    }

    @Override
    public boolean isPooled() {
        return false;
    }

    @Override
    public boolean isVaried() {
        return true;
    }

    @Override
    public String words() {
        return "%s uneven scales, %s examples"
                .formatted(
                        scales.isPresent() ? "" + scales.getAsInt() : FEWEST + " to " + MOST,
                        examples.isPresent() ? "" + examples.getAsLong() : "50 to 10000");
    }

    @Override
    public Placement draw(SplittableRandom shared, SplittableRandom random) {
        int number = FEWEST + shared.nextInt(MOST - FEWEST + 1);
        double length = Draws.uniform(shared, 2, 4);
        double[] reached = new double[scales.orElse(number)];
        for (int i = 1; i < reached.length; i++) {
            reached[i] = reached[i - 1] + StrictMath.exp(UNEVEN * Draws.normal(shared));
        }
        long drawn = Math.round(Draws.logUniform(random, LEAST_EXAMPLES, MOST_EXAMPLES));
        double scatter =
                random.nextBoolean() && isScattered ? Draws.uniform(random, 0, MOST_SCATTER) : 0;
        List<Place> places = new ArrayList<>();
        for (double share : reached) {
            places.add(
                    new Place(
                            START + length * (share / reached[reached.length - 1]),
                            examples.orElse(drawn),
                            0,
                            0,
                            scatter * Draws.normal(random)));
        }
        return Placement.of(places);
    }
}
