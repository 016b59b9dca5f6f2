package io.saltus.api.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.verdict.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What one method expects a model to come to score.
 *
 * @param curve what was measured
 * @param method the forecaster, as set
 * @param target the model to come, with its scales as far as they are known
 * @param predictive the distribution of its score
 * @param quantities named numbers drawn from it, such as the probability of a score above chance
 * @param doubts why it should be believed less than it says; empty if nothing speaks against it
 */
public record Forecast(
        Curve curve,
        Configured method,
        Model target,
        Predictive predictive,
        List<Quantity> quantities,
        List<Doubt> doubts) {

    /** Copies the lists; refuses null. */
    public Forecast {
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(predictive, "predictive");
        quantities = List.copyOf(quantities);
        doubts = List.copyOf(doubts);
    }

    /** Returns the target's scale on the curve's axis, if it has one. */
    public OptionalDouble scale() {
        OptionalDouble scale = target.scale(curve.axis());
        return scale.isPresent() && curve.axis().accepts(scale.getAsDouble())
                ? scale
                : OptionalDouble.empty();
    }

    /**
     * Returns how far the target lies beyond the largest measured model: decades, or units of a
     * linear axis; below 0 inside what was measured; none if it has no place there.
     */
    public OptionalDouble horizon() {
        double last = curve.axis().position(curve.point(curve.size() - 1).scale());
        OptionalDouble scale = scale();
        return scale.isPresent()
                ? OptionalDouble.of(curve.axis().position(scale.getAsDouble()) - last)
                : OptionalDouble.empty();
    }

    /** Returns the value of the quantity with this name, if there is one. */
    public OptionalDouble quantity(String name) {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals(name))
                .mapToDouble(Quantity::value)
                .findFirst();
    }
}
