package io.saltus.engine.calibration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a criterion said of all simulated curves of one design.
 *
 * @param design the design
 * @param rulings by shape and index; a curve on which the criterion failed has none
 */
public record Calibration(Design design, List<Ruling> rulings) {

    /** Copies the list. */
    public Calibration {
        rulings = List.copyOf(rulings);
    }

    /** Returns the shapes that were drawn, in their order. */
    public List<KnownShape> shapes() {
        return rulings.stream().map(Ruling::shape).distinct().toList();
    }

    /** Returns the performance on one shape; the area is against all curves of the other truth. */
    public Performance on(KnownShape shape) {
        return Performance.on(
                rulings.stream().filter(ruling -> ruling.shape() == shape).toList(), rulings);
    }

    /** Returns the performance on the shapes that {@code which} accepts, taken together. */
    public Performance over(Predicate<KnownShape> which) {
        return Performance.on(
                rulings.stream().filter(ruling -> which.test(ruling.shape())).toList());
    }

    /**
     * Returns the shape of those {@code which} accepts with most false positives; none if there is
     * no shape without a leap.
     */
    public Optional<KnownShape> worst(Predicate<KnownShape> which) {
        return shapes().stream()
                .filter(which)
                .filter(shape -> shape.truth() == Truth.NOT_EMERGENT)
                .max(
                        Comparator.comparingDouble(
                                shape -> on(shape).falsePositives().orElseThrow().value()));
    }
}
