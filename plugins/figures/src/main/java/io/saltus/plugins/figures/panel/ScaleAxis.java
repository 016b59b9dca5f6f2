package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Overlay;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scale axis that all panels along one axis share.
 *
 * @param axis what scale means
 * @param low position of the left end
 * @param high position of the right end
 */
public record ScaleAxis(Axis axis, double low, double high) {

    /**
     * Returns what holds all points of those {@code panels} that lie along {@code axis}, and what
     * is drawn beyond them where something is forecast.
     */
    public static ScaleAxis of(Axis axis, List<Panel> panels, boolean forecast) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Panel panel : panels) {
            if (panel.axis().equals(axis)) {
                for (Finding finding : panel.findings()) {
                    Curve curve = finding.curve();
                    double[] positions = curve.positions();
                    low = Math.min(low, positions[0]);
                    high = Math.max(high, positions[positions.length - 1]);
                    for (Overlay overlay : finding.verdict().overlays()) {
                        high = forecast ? Math.max(high, end(overlay, axis)) : high;
                    }
                }
            }
        }
        double room = high > low ? (high - low) * .06 : .5;
        return new ScaleAxis(axis, low - room, high + room);
    }

    /** Returns whether an overlay lies beyond the last point of a curve: a forecast. */
    static boolean isBeyond(Overlay overlay, Curve curve) {
        double[] positions = curve.positions();
        return end(overlay, curve.axis()) > positions[positions.length - 1] + 1e-9;
    }

    private static double end(Overlay overlay, Axis axis) {
        return Stream.of(overlay.points(), overlay.lower(), overlay.upper())
                .flatMap(List::stream)
                .filter(at -> axis.accepts(at.scale()))
                .mapToDouble(at -> axis.position(at.scale()))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Returns the distance in decades between labelled powers where {@code most} labels fit. */
    int decades(double most) {
        for (int step : new int[] {1, 2, 3, 5, 10, 20, 50}) {
            if ((high - low) / step <= most) {
                return step;
            }
        }
        return 100;
    }
}
