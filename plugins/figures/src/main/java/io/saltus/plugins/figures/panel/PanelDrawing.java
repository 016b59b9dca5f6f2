package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Overlay;
import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.CurveStyle;
import io.saltus.plugins.figures.drawing.Mark;
import io.saltus.plugins.figures.drawing.Pen;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws one panel into its box. */
public final class PanelDrawing {

    /** Height of the strip above the box in which critical scales are marked, in letters. */
    public static final double STRIP = 1.4;

    /** Width of what stands left of the box, in letters. */
    public static final double TICKS = 2.3;

    private static final int MANY_POINTS = 40;

    private final Pen pen;
    private final double letter;
    private final Panel panel;
    private final ScaleAxis scales;
    private final ScoreAxis scores;
    private final CurveStyles styles;
    private final Box box;
    private final boolean forecast;
    private final Optional<EndLabels> labels;

    /**
     * Draws {@code panel} into {@code box} with letters of {@code letter} mm, and what lies beyond
     * its points where something is {@code forecast}, with {@code labels} right of it.
     */
    public PanelDrawing(
            Pen pen,
            double letter,
            Panel panel,
            ScaleAxis scales,
            ScoreAxes scores,
            CurveStyles styles,
            Box box,
            boolean forecast,
            Optional<EndLabels> labels) {
        this.pen = pen;
        this.letter = letter;
        this.panel = panel;
        this.scales = scales;
        this.scores = scores.of(panel);
        this.forecast = forecast;
        this.labels = labels;
        this.styles = styles;
        this.box = box;
    }

    /**
     * Draws axes, critical scales, chance levels, intervals and curves.
     *
     * @param overlays whether the fits and forecasts of the verdicts are drawn, too
     */
    public void draw(boolean overlays) {
        new AxisDrawing(pen, letter, panel, scales, scores, box).draw();
        new OnsetDrawing(pen, letter, panel, scales, styles, box).draw();
        chance();
        for (Finding finding : panel.findings()) {
            panel.baselines(finding).forEach(overlay -> baseline(overlay, styles.of(finding)));
            for (Overlay overlay : finding.verdict().overlays()) {
                if (overlay.baseline()) {
                    continue;
                }
                if (overlays || forecast && ScaleAxis.isBeyond(overlay, finding.curve())) {
                    overlay(overlay, styles.of(finding));
                }
            }
        }
        labels.ifPresent(names -> names.draw(pen, panel, scales, scores, box));
        panel.findings().forEach(f -> intervals(f.curve(), styles.of(f)));
        panel.findings().forEach(f -> curve(f.curve(), styles.of(f)));
    }

    private double x(double position) {
        return box.x(position, scales);
    }

    private double y(double score) {
        return box.y(score, scores);
    }

    private void chance() {
        Set<Double> levels = new LinkedHashSet<>();
        for (Curve curve : panel.curves()) {
            curve.metric().chance().ifPresent(levels::add);
        }
        levels.remove(scores.low()); // the axis itself says it
        for (double level : levels) {
            pen.line(
                    Colours.SOFT,
                    .25,
                    List.of(1.2, .8),
                    box.left(),
                    y(level),
                    box.right(),
                    y(level));
        }
    }

    /** Intervals, unless there are so many points that they would hide one another. */
    private void intervals(Curve curve, CurveStyle style) {
        if (curve.size() > MANY_POINTS) {
            return;
        }
        for (Point point : curve.points()) {
            point.interval(curve.metric())
                    .ifPresent(
                            i -> {
                                double x = x(curve.axis().position(point.scale()));
                                pen.line(
                                        style.colour(),
                                        .22,
                                        List.of(),
                                        x,
                                        y(i.lower()),
                                        x,
                                        y(i.upper()));
                            });
        }
    }

    /** Models of many families on one curve are not one model growing: they are not joined. */
    private void curve(Curve curve, CurveStyle style) {
        double[] places = new double[2 * curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            places[2 * i] = x(curve.axis().position(curve.point(i).scale()));
            places[2 * i + 1] = y(curve.point(i).score());
        }
        boolean pooled = curve.subject().isPooled();
        if (!pooled) {
            pen.line(style.colour(), .4, style.dash(), places);
        }
        double radius = pooled ? .5 : curve.size() > MANY_POINTS ? .3 : .75;
        for (int i = 0; i < curve.size(); i++) {
            pen.symbol(style, places[2 * i], places[2 * i + 1], radius);
        }
    }

    /** What a curve is judged against is as much a measurement as the curve. */
    private void baseline(Overlay overlay, CurveStyle style) {
        CurveStyle apart = style.asBaseline();
        Path2D line = path(overlay.points());
        if (overlay.points().size() > 1) {
            pen.marks().add(new Mark.Line(line, apart.colour(), .3, apart.dash()));
        }
        for (Overlay.At at : overlay.points()) {
            pen.symbol(
                    apart,
                    box.insideX(x(scales.axis().position(at.scale()))),
                    box.insideY(y(at.score())),
                    .6);
        }
    }

    private void overlay(Overlay overlay, CurveStyle style) {
        List<Overlay.At> edge = new ArrayList<>(overlay.lower());
        for (int i = overlay.upper().size() - 1; i >= 0; i--) {
            edge.add(overlay.upper().get(i));
        }
        if (edge.size() > 3) {
            Path2D path = path(edge);
            path.closePath();
            pen.area(path, style.colour(), .12);
        }
        if (overlay.points().size() > 1) {
            Path2D line = path(overlay.points());
            pen.marks().add(new Mark.Line(line, style.colour(), .25, List.of(.4, .4)));
        }
    }

    /** What runs out of the box is drawn along its edge. */
    private Path2D path(List<Overlay.At> places) {
        Path2D.Double path = new Path2D.Double();
        for (Overlay.At at : places) {
            double x = box.insideX(x(scales.axis().position(at.scale())));
            double y = box.insideY(y(at.score()));
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }
}
