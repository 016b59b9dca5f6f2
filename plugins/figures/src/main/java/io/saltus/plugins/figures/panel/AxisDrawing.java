package io.saltus.plugins.figures.panel;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.type.VisibleText;
import java.util.List;

/** Draws the two axes of a panel with their ticks and labels, and the name of the metric. */
final class AxisDrawing {

    /** Distance of score labels from the box in mm. */
    private static final double TICK_GAP = .9;

    /** How far a long label may reach left of its panel in mm; a longer one is set smaller. */
    private static final double TICK_OVERHANG = 1.2;

    private final Pen pen;
    private final double letter;
    private final Panel panel;
    private final ScaleAxis scales;
    private final ScoreAxis scores;
    private final Box box;

    AxisDrawing(Pen pen, double letter, Panel panel, ScaleAxis scales, ScoreAxis scores, Box box) {
        this.pen = pen;
        this.letter = letter;
        this.panel = panel;
        this.scales = scales;
        this.scores = scores;
        this.box = box;
    }

    void draw() {
        scoreAxis();
        scaleAxis();
    }

    private double x(double position) {
        return box.x(position, scales);
    }

    private double y(double score) {
        return box.y(score, scores);
    }

    private void scoreAxis() {
        for (double tick : scores.ticks()) {
            pen.line(Colours.RULE, .15, List.of(), box.left(), y(tick), box.right(), y(tick));
            String label = scores.label(tick);
            double room = PanelDrawing.TICKS * letter + TICK_OVERHANG - TICK_GAP;
            pen.words(
                    label,
                    box.left() - TICK_GAP,
                    y(tick) + letter * .33,
                    Math.min(letter * .9, room / pen.typeface().width(label, false)),
                    Pen.Anchor.END,
                    false,
                    Colours.SOFT);
        }
        String metric = panel.metric();
        if (panel.anyMetric().direction() == Direction.LOWER_IS_BETTER) {
            metric += " (lower is better)";
        }
        double from = box.left() - PanelDrawing.TICKS * letter;
        String fitted =
                pen.typeface()
                        .fit(VisibleText.of(metric), false, (box.right() - from) / (letter * .9));
        double base = box.top() - PanelDrawing.STRIP * letter - letter * .3;
        pen.words(fitted, from, base, letter * .9, Pen.Anchor.START, false, Colours.SOFT);
    }

    private void scaleAxis() {
        pen.line(Colours.INK, .25, List.of(), box.left(), box.bottom(), box.right(), box.bottom());
        if (scales.axis().spacing() != Axis.Spacing.LOGARITHMIC) {
            steps();
        } else if (!powers()) { // less than two powers: its ends
            for (double at : new double[] {.1, .9}) {
                double position = scales.low() + at * (scales.high() - scales.low());
                label(FigureNumbers.of(scales.axis().scale(position), 3), position);
            }
        }
    }

    private void steps() {
        double step = FigureNumbers.roundStep(Math.max(1e-9, (scales.high() - scales.low()) / 4));
        for (long i = (long) Math.ceil(scales.low() / step); i * step <= scales.high(); i++) {
            double position = i * step;
            label(FigureNumbers.tick(scales.axis().scale(position), step), position);
        }
    }

    /**
     * Marks the powers of ten, labels as many as there is room for, and returns whether these are
     * two at least: from one alone nobody reads a ratio.
     */
    private boolean powers() {
        double room = box.right() - box.left();
        int each = scales.decades(Math.max(2, room / (letter * 3.2)));
        int first = (int) Math.ceil(scales.low());
        int last = (int) Math.floor(scales.high());
        if (last - first < 1) {
            return false;
        }
        int multiples = Math.floorDiv(last, each) - Math.floorDiv(first - 1, each);
        int phase = multiples > 1 ? 0 : first;
        int step = multiples > 1 ? each : Math.min(each, last - first);
        for (int e = first; e <= last; e++) {
            boolean strong = Math.floorMod(e - phase, step) == 0;
            tick(e, strong ? .9 : .5);
            if (strong) {
                pen.power(e, x(e), labelBase(), letter * .9, Colours.SOFT);
            }
        }
        return true;
    }

    private double labelBase() {
        return box.bottom() + letter * 1.25;
    }

    private void label(String words, double position) {
        tick(position, .9);
        double size = letter * .9;
        pen.words(words, x(position), labelBase(), size, Pen.Anchor.MIDDLE, false, Colours.SOFT);
    }

    private void tick(double position, double length) {
        pen.line(
                Colours.INK,
                .2,
                List.of(),
                x(position),
                box.bottom(),
                x(position),
                box.bottom() + length);
    }
}
