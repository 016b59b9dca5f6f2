package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The score axis of a panel: round ends that hold all points, intervals and chance levels.
 *
 * @param low lower end
 * @param high upper end
 * @param step distance between ticks
 */
record ScoreAxis(double low, double high, double step) {

    static ScoreAxis of(Panel panel, boolean forecast) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean proportion = true;
        for (Curve curve : panel.curves()) {
            for (Point point : curve.points()) {
                Optional<Interval> interval = point.interval(curve.metric());
                low = Math.min(low, interval.map(Interval::lower).orElse(point.score()));
                high = Math.max(high, interval.map(Interval::upper).orElse(point.score()));
                proportion &=
                        curve.metric().grain() == Grain.ALL_OR_NOTHING
                                && point.score() >= 0
                                && point.score() <= 1;
            }
            if (curve.metric().chance().isPresent()) {
                low = Math.min(low, curve.metric().chance().getAsDouble());
                high = Math.max(high, curve.metric().chance().getAsDouble());
            }
        }
        for (Finding finding : forecast ? panel.findings() : List.<Finding>of()) {
            for (Overlay overlay : finding.verdict().overlays()) {
                if (ScaleAxis.isBeyond(overlay, finding.curve())) {
                    for (Overlay.At at : overlay.lower()) {
                        low = Math.min(low, at.score());
                    }
                    for (Overlay.At at : overlay.upper()) {
                        high = Math.max(high, at.score());
                    }
                }
            }
        }
        if (proportion) {
            low = 0; // shares of examples are read against nothing right
        }
        if (!(high - low > 1e-12 * Math.max(1, Math.abs(high)))) {
            double room = Math.max(1e-3, Math.abs(high) * .1);
            low -= proportion ? 0 : room;
            high += room;
        }
        double step = FigureNumbers.roundStep((high - low) / 5.5);
        double from = Math.floor(low / step + 1e-9) * step;
        double to = Math.ceil(high / step - 1e-9) * step;
        return new ScoreAxis(from, proportion && high <= 1 ? Math.min(1, to) : to, step);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = Math.round(low / step); i * step <= high + step * 1e-6; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
