package io.saltus.engine.planning;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.report.Finding;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two neighbouring sizes between which an ability rises, if it does.
 *
 * @param curve what was measured
 * @param lower index of the larger of the sizes below
 */
record Bracket(Curve curve, int lower) {

    /** Returns the bracket that a verdict names in its quantities, if it does. */
    static Optional<Bracket> of(Finding finding) {
        OptionalDouble below = finding.verdict().quantity("bracket-lower");
        Curve curve = finding.curve();
        for (int i = 0; i + 1 < curve.size() && below.isPresent(); i++) {
            if (curve.point(i).scale() == below.getAsDouble()) {
                return Optional.of(new Bracket(curve, i));
            }
        }
        return Optional.empty();
    }

    Point below() {
        return curve.point(lower);
    }

    Point above() {
        return curve.point(lower + 1);
    }

    double from() {
        return curve.axis().position(below().scale());
    }

    double to() {
        return curve.axis().position(above().scale());
    }

    /** Middle in position: of sizes the geometric mean. */
    double middle() {
        return curve.axis().scale((from() + to()) / 2);
    }

    boolean holds(double position) {
        return from() < position && position < to();
    }

    /** Examples of one run at the two sizes, added; none if they are unknown. */
    OptionalDouble examples() {
        return below().examples().isPresent() && above().examples().isPresent()
                ? OptionalDouble.of(
                        (double) below().examples().getAsLong() + above().examples().getAsLong())
                : OptionalDouble.empty();
    }

    /** A scale of the models on both sides, in its geometric mean; none if one is unknown. */
    OptionalDouble between(Axis axis) {
        if (axis.equals(curve.axis())) {
            return OptionalDouble.of(middle());
        }
        OptionalDouble low = scale(below(), axis);
        OptionalDouble high = scale(above(), axis);
        return low.isPresent() && high.isPresent()
                ? OptionalDouble.of(Math.sqrt(low.getAsDouble() * high.getAsDouble()))
                : OptionalDouble.empty();
    }

    static OptionalDouble scale(Point point, Axis axis) {
        Model model = point.replicates().get(0).model();
        OptionalDouble scale = model.scale(axis);
        return scale.isPresent() && scale.getAsDouble() > 0 ? scale : OptionalDouble.empty();
    }
}
