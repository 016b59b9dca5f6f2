package io.saltus.engine.calibration;

import java.util.AbstractList;
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

    /** Keeps the rulings in columns. */
    public Calibration {
        rulings = Rulings.of(rulings);
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
        return Performance.on(Rulings.where(rulings, ruling -> ruling.shape() == shape), rulings);
    }

    /** Returns the groups of these shapes, in their order. */
    public List<ShapeGroup> groups() {
        return shapes().stream().map(KnownShape::group).distinct().toList();
    }

    /** Returns the performance on the shapes of a group, taken together. */
    public Performance over(ShapeGroup group) {
        return Performance.on(Rulings.where(rulings, ruling -> ruling.shape().group() == group));
    }

    /** Returns the performance on all shapes, taken together. */
    public Performance overall() {
        return together(List.of(this));
    }

    /** Returns the performance on all shapes of several designs, taken together. */
    public static Performance together(List<Calibration> calibrations) {
        return Performance.on(
                calibrations.size() == 1
                        ? calibrations.get(0).rulings()
                        : Rulings.of(new Joined(calibrations)));
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

    /** The rulings of several calibrations, one after another. */
    private static final class Joined extends AbstractList<Ruling> {

        private final List<Calibration> calibrations;

        Joined(List<Calibration> calibrations) {
            this.calibrations = calibrations;
        }

        @Override
        public Ruling get(int index) {
            int within = index;
            for (Calibration calibration : calibrations) {
                if (within < calibration.rulings().size()) {
                    return calibration.rulings().get(within);
                }
                within -= calibration.rulings().size();
            }
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return calibrations.stream().mapToInt(one -> one.rulings().size()).sum();
        }
    }
}
