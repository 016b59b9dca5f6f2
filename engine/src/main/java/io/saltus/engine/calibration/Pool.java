package io.saltus.engine.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dozens of models of many families on one compute axis, other ones on each curve.
 *
 * <p>A family starts anywhere in the lower three quarters of the span and has 3 to 7 models, each
 * .25 to .8 decades above the last, as far as the span goes; one model in four lies within .02
 * decades of one that is there already. Among the largest fifth one is weak: {@link #WEAK} decades
 * behind its compute.
 *
 * @param span what the models cover
 * @param models how many, at least 10
 * @param examples each is asked
 */
public record Pool(Span span, int models, long examples) implements Layout {

    /** Standard deviation of families about the logit of z. */
    static final double FAMILY_LOGIT = 0.3;

    /** Standard deviation of families in effective compute, decades on a span of 6. */
    static final double FAMILY_SHIFT = 0.25;

    /** How far the weak model is behind its compute, decades on a span of 6. */
    static final double WEAK = 2;

    /**
     * @throws IllegalArgumentException if there are fewer than 10 models
     */
    public Pool {
        if (models < 10) {
            throw new IllegalArgumentException(
                    "a pooled design has 10 models or more, got " + models);
        }
    }

    @Override
    public boolean isPooled() {
        return true;
    }

    @Override
    public boolean isVaried() {
        return true;
    }

    @Override
    public String words() {
        return "%d models pooled, %d examples".formatted(models, examples);
    }

    @Override
    public Placement draw(SplittableRandom shared, SplittableRandom random) {
        List<Place> places = new ArrayList<>();
        for (int family = 0; places.size() < models; family++) {
            family(family, places, random);
        }
        places.sort(Comparator.comparingDouble(Place::position));
        int weak = models - 1 - random.nextInt(Math.max(1, models / 5));
        Place strong = places.get(weak);
        places.set(
                weak,
                new Place(
                        strong.position(),
                        strong.examples(),
                        strong.family(),
                        -WEAK * span.length() / 6,
                        0));
        return new Placement(span, places);
    }

    private void family(int number, List<Place> places, SplittableRandom random) {
        double decade = span.length() / 6;
        int sizes = 3 + random.nextInt(5);
        double position = span.within(random, 0, .75);
        for (int i = 0; i < sizes && places.size() < models && position <= span.hi(); i++) {
            double at = position;
            if (!places.isEmpty() && random.nextInt(4) == 0) {
                double near = places.get(random.nextInt(places.size())).position();
                at = near + .02 * decade * Draws.uniform(random, -1, 1);
            }
            places.add(new Place(Math.max(span.lo(), Math.min(span.hi(), at)), examples, number));
            position += decade * Draws.uniform(random, .25, .8);
        }
    }
}
