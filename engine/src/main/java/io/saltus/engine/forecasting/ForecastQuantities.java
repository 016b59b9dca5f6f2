package io.saltus.engine.forecasting;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The numbers that are drawn from a predictive distribution, by name. */
public final class ForecastQuantities {

    /** Name of the probability of a score above chance. */
    public static final String ABOVE_CHANCE = "above-chance";

    /** Name of the probability of a score that was asked for. */
    public static final String REACH = "reach";

    /** Name of the probability of a leap by then. */
    public static final String LEAP = "leap";

    /** A score nearer to chance than this part of the way to best is near-random. */
    static final double NEAR_RANDOM = .05;

    private ForecastQuantities() {}

    static List<Quantity> of(Predictive predictive, Metric metric, OptionalDouble reach) {
        List<Quantity> quantities = new ArrayList<>();
        if (metric.isNormalisable()) {
            double chance = metric.chance().getAsDouble();
            double level = chance + NEAR_RANDOM * (metric.best().getAsDouble() - chance);
            quantities.add(
                    probability(
                            ABOVE_CHANCE,
                            beyond(predictive, metric, level),
                            "probability of a score more than a twentieth of the way from chance"
                                    + " to best: beyond "
                                    + Numbers.of(level)));
        }
        if (reach.isPresent()) {
            quantities.add(
                    probability(
                            REACH,
                            atLeast(predictive, metric, reach.getAsDouble()),
                            "probability of a score of %s or better"
                                    .formatted(Numbers.of(reach.getAsDouble()))));
        }
        if (predictive.leap().isPresent()) {
            quantities.add(
                    probability(
                            LEAP,
                            predictive.leap().getAsDouble(),
                            "probability that the ability has leapt by then"));
        }
        return quantities;
    }

    private static double beyond(Predictive predictive, Metric metric, double level) {
        return metric.direction() == Direction.HIGHER_IS_BETTER
                ? predictive.above(level)
                : predictive.below(level);
    }

    private static double atLeast(Predictive predictive, Metric metric, double level) {
        return metric.direction() == Direction.HIGHER_IS_BETTER
                ? 1 - predictive.below(level)
                : 1 - predictive.above(level);
    }

    private static Quantity probability(String name, double value, String meaning) {
        return new Quantity(name, value, "", meaning, Role.PROBABILITY);
    }
}
