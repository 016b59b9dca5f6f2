package io.saltus.engine.calibration;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * The design of a real curve: its own scales, examples and chance level, so that a verdict on it
 * can be calibrated.
 *
 * <p>Curves that differ only in where they begin have one design, since positions are relative to
 * the first; so have curves whose numbers of examples agree in their first two digits. Where the
 * number of examples n is not stated, it is the one that the standard error e of the score y
 * answers to, n = y (1 - y) / e^2; at a score of 0 or 1, where there is none, the median of the
 * other scales'.
 */
public final class OwnDesign {

    private static final int LEAST_SCALES = 3;

    /** Where a simulated curve begins: 10^19, or a loss of 10. */
    private static final double LOGARITHMIC_START = 19;

    private static final double NEGATED_START = -10;

    private OwnDesign() {}

    /** Returns why verdicts on {@code curve} cannot be calibrated; nothing if they can. */
    public static Optional<String> obstacle(Curve curve) {
        Metric metric = curve.metric();
        if (metric.grain() != Grain.ALL_OR_NOTHING
                || metric.direction() != Direction.HIGHER_IS_BETTER
                || metric.best().orElse(1) != 1) {
            return Optional.of("only scores that are shares of right answers can be simulated");
        }
        double chance = metric.chance().orElse(-1);
        if (!(chance >= 0 && chance < 1)) {
            return Optional.of("the chance level is not known");
        }
        if (curve.size() < LEAST_SCALES) {
            return Optional.of("there are fewer than %d scales".formatted(LEAST_SCALES));
        }
        return places(curve).isEmpty()
                ? Optional.of("neither examples nor standard errors are stated")
                : Optional.empty();
    }

    /**
     * Returns the design of {@code curve}.
     *
     * @throws IllegalArgumentException if there is an {@linkplain #obstacle obstacle}
     */
    public static Design of(Curve curve) {
        Optional<String> obstacle = obstacle(curve);
        if (obstacle.isPresent()) {
            throw new IllegalArgumentException(obstacle.get() + ": " + curve.subject());
        }
        boolean counted = curve.points().stream().allMatch(point -> point.examples().isPresent());
        return new Design(
                new Measured(
                        places(curve).orElseThrow(),
                        curve.subject().family().equals(Subject.POOLED)),
                curve.metric().chance().orElseThrow(),
                0,
                curve.axis(),
                counted ? Design.Stated.EXAMPLES : Design.Stated.STANDARD_ERROR);
    }

    private static Optional<List<Place>> places(Curve curve) {
        List<OptionalLong> trials = new ArrayList<>();
        curve.points()
                .forEach(
                        point ->
                                point.replicates()
                                        .forEach(replicate -> trials.add(trials(replicate))));
        long[] known = trials.stream().flatMapToLong(OptionalLong::stream).sorted().toArray();
        if (known.length == 0) {
            return Optional.empty();
        }
        Map<String, Integer> families = new HashMap<>();
        List<Place> places = new ArrayList<>();
        double first = curve.positions()[0];
        for (Point point : curve.points()) {
            for (Replicate replicate : point.replicates()) {
                int family =
                        families.computeIfAbsent(
                                replicate.model().family(), name -> families.size());
                places.add(
                        new Place(
                                start(curve.axis())
                                        + rounded(curve.axis().position(point.scale()) - first),
                                twoDigits(
                                        trials.get(places.size()).orElse(known[known.length / 2])),
                                family));
            }
        }
        return Optional.of(places);
    }

    private static double start(Axis axis) {
        return axis.spacing() == Axis.Spacing.LOGARITHMIC ? LOGARITHMIC_START : NEGATED_START;
    }

    /** To a billionth, so that one spacing is one design wherever it begins. */
    private static double rounded(double distance) {
        return Math.rint(distance * 1e9) / 1e9;
    }

    private static long twoDigits(long examples) {
        return new BigDecimal(examples).round(new MathContext(2)).longValueExact();
    }

    private static OptionalLong trials(Replicate replicate) {
        if (replicate.examples().isPresent()) {
            long examples = replicate.examples().getAsLong();
            return examples > 0 ? OptionalLong.of(examples) : OptionalLong.empty();
        }
        double error = replicate.standardError().orElse(0);
        double score = replicate.score();
        return error > 0 && score > 0 && score < 1
                ? OptionalLong.of(Math.max(1, Math.round(score * (1 - score) / (error * error))))
                : OptionalLong.empty();
    }

    /**
     * The models of a real curve, where they are.
     *
     * @param models by position
     * @param isPooled whether the models of many families share the curve
     */
    private record Measured(List<Place> models, boolean isPooled) implements Layout {

        private Measured {
            models = List.copyOf(models);
        }

        @Override
        public boolean isVaried() {
            return false;
        }

        @Override
        public String words() {
            return models.size() + " results as measured";
        }

        @Override
        public Placement draw(SplittableRandom shared, SplittableRandom random) {
            return Placement.of(models);
        }
    }
}
