package io.saltus.engine.calibration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a criterion said of all simulated curves of one design.
 *
 * @param design the design
 * @param rulings by index and shape; a curve on which the criterion failed has none
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

    /**
     * Returns the performance on one shape; where all its curves are of one kind, the area is
     * against all curves of the other.
     */
    public Performance on(KnownShape shape) {
        return Performance.on(
                rulings.stream().filter(ruling -> ruling.shape() == shape).toList(), rulings);
    }

    /** Returns the groups of these shapes, in their order. */
    public List<ShapeGroup> groups() {
        return shapes().stream().map(KnownShape::group).distinct().toList();
    }

    /** Returns the performance on the shapes of a group, taken together. */
    public Performance over(ShapeGroup group) {
        return Performance.on(
                rulings.stream().filter(ruling -> ruling.shape().group() == group).toList());
    }

    /** Returns the performance on all shapes, taken together. */
    public Performance overall() {
        return together(List.of(this));
    }

    /** Returns the performance on all shapes of several designs, taken together. */
    public static Performance together(List<Calibration> calibrations) {
        return Performance.on(
                calibrations.stream().flatMap(one -> one.rulings().stream()).toList());
    }

    /** Returns the shape of a group with most false positives; none if all its curves leap. */
    public Optional<KnownShape> worst(ShapeGroup group) {
        return shapes().stream()
                .filter(shape -> shape.group() == group)
                .filter(shape -> on(shape).falsePositives().isPresent())
                .max(
                        Comparator.comparingDouble(
                                shape -> on(shape).falsePositives().orElseThrow().value()));
    }
}
