package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** What lies along a curve: brackets between its scales, lines, and what a unit of position is. */
final class CurvePlaces {

    /** Places along a drawn line that bends. */
    private static final int PLACES = 60;

    private CurvePlaces() {}

    /** A scale of the curve with its unit: {@code 1.2e22 FLOPs}. */
    static String words(Curve curve, int index) {
        return curve.axis().words(curve.point(index).scale());
    }

    /** The onset in the bracket below the point at {@code index}, which is at least 1. */
    static Onset bracket(Curve curve, int index) {
        double upper = curve.point(index).scale();
        return Onset.between(curve.point(index - 1).scale(), upper, upper);
    }

    /** What one unit of position is: {@code decade}, or the unit of an axis without logarithm. */
    static String step(Curve curve) {
        return curve.axis().spacing() == Axis.Spacing.LOGARITHMIC
                ? "decade"
                : curve.axis().unit().isEmpty() ? "unit of scale" : curve.axis().unit();
    }

    /** The decimal logarithm of the scale at a position, if it has one. */
    static Optional<Quantity> log10(String name, Curve curve, double position, String meaning) {
        if (curve.axis().spacing() == Axis.Spacing.LOGARITHMIC) {
            return Optional.of(new Quantity(name, position, "decades", meaning));
        }
        double scale = curve.axis().scale(position);
        return scale > 0 && Double.isFinite(scale)
                ? Optional.of(new Quantity(name, Math.log10(scale), "decades", meaning))
                : Optional.empty();
    }

    /** Positions at equal distance over the curve's scales, for a line that bends. */
    static double[] places(Curve curve) {
        double first = curve.axis().position(curve.point(0).scale());
        double last = curve.axis().position(curve.point(curve.size() - 1).scale());
        double[] positions = new double[PLACES + 1];
        for (int i = 0; i <= PLACES; i++) {
            positions[i] = first + (last - first) * i / PLACES;
        }
        return positions;
    }

    /** A line of the score as a function of position; places that are not finite are left out. */
    static Overlay line(String name, Curve curve, double[] positions, DoubleUnaryOperator score) {
        List<Overlay.At> places = new ArrayList<>();
        for (double position : positions) {
            double scale = curve.axis().scale(position);
            double at = score.applyAsDouble(position);
            if (Double.isFinite(scale) && Double.isFinite(at)) {
                places.add(new Overlay.At(scale, at));
            }
        }
        return Overlay.line(name, places);
    }
}
