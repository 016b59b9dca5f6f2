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
 * @param step distance between ticks; in decades where they are powers of ten
 * @param logarithmic whether equal ratios lie equally far apart
 */
record ScoreAxis(double low, double high, double step, boolean logarithmic) {

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
        for (Finding finding : panel.findings()) {
            for (Overlay overlay : panel.baselines(finding)) {
                for (Overlay.At at : overlay.points()) {
                    low = Math.min(low, at.score());
                    high = Math.max(high, at.score());
                }
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
        if (isAllZero(panel)) {
            double best = panel.anyMetric().best().orElse(1);
            return round(0, best > 0 ? best : 1, proportion);
        }
        if (proportion) {
            low = 0; // shares of examples are read against nothing right
        }
        return round(low, high, proportion);
    }

    /** Whether nothing but 0 was scored: of such a panel only what is possible gives a range. */
    private static boolean isAllZero(Panel panel) {
        return panel.curves().stream()
                        .flatMap(curve -> curve.points().stream())
                        .allMatch(point -> point.score() == 0)
                && panel.findings().stream()
                        .flatMap(finding -> panel.baselines(finding).stream())
                        .flatMap(overlay -> overlay.points().stream())
                        .allMatch(at -> at.score() == 0);
    }

    /** Returns whether all scores of a panel are shares of examples, in [0, 1]. */
    static boolean isShareOfExamples(Panel panel) {
        return panel.curves().stream()
                .allMatch(
                        curve ->
                                curve.metric().grain() == Grain.ALL_OR_NOTHING
                                        && curve.points().stream()
                                                .allMatch(p -> p.score() >= 0 && p.score() <= 1));
    }

    /** Returns round ends about two scores; a share of examples stays in [0, 1]. */
    static ScoreAxis round(double least, double most, boolean proportion) {
        double low = finite(least);
        double high = finite(most);
        if (!(high - low > 1e-12 * Math.max(1, Math.abs(high)))) {
            double room = Math.max(1e-3, Math.abs(high) * .1);
            low -= proportion ? 0 : room;
            high += room;
        }
        double step = FigureNumbers.roundStep(high / 5.5 - low / 5.5);
        double from = finite(Math.floor(low / step + 1e-9) * step);
        double to = finite(Math.ceil(high / step - 1e-9) * step);
        return new ScoreAxis(from, proportion && high <= 1 ? Math.min(1, to) : to, step, false);
    }

    /** A round end next to the largest numbers, or that of an interval, may be none. */
    private static double finite(double end) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, end));
    }

    /** Returns how far up the axis a score lies: 0 at its lower end, 1 at its upper. */
    double place(double score) {
        if (logarithmic) {
            double within = Math.max(low, Math.min(high, score));
            double decades = Math.log10(within) - Math.log10(low);
            return decades / (Math.log10(high) - Math.log10(low));
        }
        double above = finite(score) / 2 - low / 2; // half of all: no difference overflows
        return above / (high / 2 - low / 2);
    }

    /** Returns the label of a tick. */
    String label(double tick) {
        return logarithmic ? FigureNumbers.of(tick, 3) : FigureNumbers.tick(tick, step);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double e = Math.log10(low); e <= Math.log10(high) + 1e-9; e += step) {
                ticks.add(Math.pow(10, Math.rint(e)));
            }
            return ticks;
        }
        double last = finite(high + step * 1e-6);
        for (long i = Math.round(low / step); i * step <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
