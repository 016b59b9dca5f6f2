package io.saltus.plugins.figures.panel;

import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import io.saltus.plugins.figures.drawing.CurveStyle;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.drawing.Symbol;
import java.util.List;

/** Draws the critical scales of a panel: marks in lanes above the box; one also as a band. */
final class OnsetDrawing {

    /** Beyond so many critical scales lines through the box would hide the curves. */
    private static final int FEW = 3;

    private final Pen pen;
    private final ScaleAxis scales;
    private final CurveStyles styles;
    private final Box box;
    private final List<Finding> emergent;
    private final double lane;

    OnsetDrawing(
            Pen pen, double letter, Panel panel, ScaleAxis scales, CurveStyles styles, Box box) {
        this.pen = pen;
        this.scales = scales;
        this.styles = styles;
        this.box = box;
        this.emergent =
                panel.findings().stream().filter(f -> f.verdict().onset().isPresent()).toList();
        this.lane = Math.min(1.7, PanelDrawing.STRIP * letter / Math.max(1, emergent.size()));
    }

    void draw() {
        for (int i = 0; i < emergent.size(); i++) {
            double y = box.top() - lane * (emergent.size() - i - .4) - .1;
            draw(emergent.get(i).verdict().onset().orElseThrow(), styles.of(emergent.get(i)), y);
        }
    }

    private void draw(Onset onset, CurveStyle style, double y) {
        double at = x(onset.scale());
        double from = onset.lower().isPresent() ? x(onset.lower().getAsDouble()) : box.left();
        double to = onset.upper().isPresent() ? x(onset.upper().getAsDouble()) : box.right();
        if (emergent.size() == 1) {
            double tall = box.bottom() - box.top();
            pen.rectangle(from, box.top(), Math.max(.1, to - from), tall, style.colour(), .1);
        }
        if (emergent.size() <= FEW) {
            pen.line(style.colour(), .22, List.of(.9, .5, .2, .5), at, y, at, box.bottom());
        }
        pen.line(style.colour(), .3, List.of(), from, y, to, y);
        end(onset.lower().isPresent(), from, y, 1, style);
        end(onset.upper().isPresent(), to, y, -1, style);
        pen.area(Symbol.FALLING.at(at, y, Math.min(.85, lane * .55)), style.colour(), 1);
    }

    private double x(double scale) {
        Axis axis = scales.axis();
        return box.insideX(box.x(axis.position(scale), scales));
    }

    /** A bar where the data bound the interval, an arrow where they do not. */
    private void end(boolean bounded, double x, double y, int inward, CurveStyle style) {
        if (bounded) {
            pen.line(style.colour(), .3, List.of(), x, y - .6, x, y + .6);
            return;
        }
        pen.line(style.colour(), .3, List.of(), x + inward, y - .6, x, y, x + inward, y + .6);
    }
}
