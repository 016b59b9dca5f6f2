package io.saltus.plugins.harness;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Outcomes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The scores of a metric, example by example: mean, and standard error s / sqrt(n) with s^2 divided
 * by n - 1, as the harness does.
 */
final class Tally {

    /** More examples than this are counted, but not kept one by one. */
    private static final int MOST_KEPT = 1_000_000;

    private final Map<String, Double> kept = new HashMap<>();
    private long size;
    private double mean;
    private double squares;
    private boolean allOrNothing = true;
    private boolean repeats;
    private double chances;

    void add(String id, double value) {
        size++;
        double away = value - mean;
        mean += away / size;
        squares += away * (value - mean);
        allOrNothing &= value == 0 || value == 1;
        if (kept.size() < MOST_KEPT) {
            repeats |= kept.put(id, value) != null;
        }
    }

    /** Takes note of the number of choices of the example just added. */
    void choices(int number) {
        chances += 1.0 / number;
    }

    long size() {
        return size;
    }

    double mean() {
        return mean;
    }

    double standardError() {
        return size < 2 ? 0 : Math.sqrt(squares / (size - 1) / size);
    }

    /** The scores by example; none if an id stands for two of them or there are too many. */
    Optional<Outcomes> outcomes() {
        return repeats || size > kept.size() || kept.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcomes.of(kept));
    }

    Metric metric(String name) {
        if (name.equals("p_correct")) {
            return new Metric(
                    name,
                    Direction.HIGHER_IS_BETTER,
                    OptionalDouble.of(chances / size),
                    OptionalDouble.of(1),
                    Grain.GRADED);
        }
        if (name.equals("brier")) {
            return new Metric(
                    name,
                    Direction.LOWER_IS_BETTER,
                    OptionalDouble.empty(),
                    OptionalDouble.of(0),
                    Grain.GRADED);
        }
        Metric metric = MetricKinds.of(name, Optional.empty());
        return metric.grain() == Grain.ALL_OR_NOTHING && !allOrNothing
                ? Metric.graded(name, Direction.HIGHER_IS_BETTER).withBest(1)
                : metric;
    }
}
