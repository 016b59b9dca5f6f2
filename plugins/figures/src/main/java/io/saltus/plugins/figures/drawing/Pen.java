package io.saltus.plugins.figures.drawing;

import io.saltus.plugins.figures.type.Typeface;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Collects the marks of a page. */
public final class Pen {

    /** Which part of a text stands at its place. */
    public enum Anchor {
        START(0),
        MIDDLE(.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    private final Typeface typeface;
    private final List<Mark> marks = new ArrayList<>();

    public Pen(Typeface typeface) {
        this.typeface = typeface;
    }

    /** Returns what was drawn, from back to front. */
    public List<Mark> marks() {
        return marks;
    }

    public Typeface typeface() {
        return typeface;
    }

    /** Draws a line through places x, y, x, y, ... */
    public void line(int colour, double width, List<Double> dash, double... places) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            path.lineTo(places[i], places[i + 1]);
        }
        marks.add(new Mark.Line(path, colour, width, dash));
    }

    public void outline(Path2D path, int colour, double width) {
        marks.add(new Mark.Line(path, colour, width, List.of()));
    }

    public void area(Path2D path, int colour, double opacity) {
        marks.add(new Mark.Area(path, colour, opacity));
    }

    public void rectangle(
            double x, double y, double width, double height, int colour, double opacity) {
        area(new Path2D.Double(new Rectangle2D.Double(x, y, width, height)), colour, opacity);
    }

    public void symbol(CurveStyle style, double x, double y, double radius) {
        Path2D path = style.symbol().at(x, y, radius);
        area(path, style.hollow() ? 0xffffff : style.colour(), 1);
        outline(path, style.colour(), style.hollow() ? .25 : .1);
    }

    /** Writes {@code text} and returns its width. */
    public double words(
            String text, double x, double y, double size, Anchor anchor, boolean bold, int colour) {
        List<Typeface.Run> runs = typeface.runs(text, bold);
        double width = size * runs.stream().mapToDouble(Typeface.Run::advance).sum();
        if (!runs.isEmpty()) {
            marks.add(new Mark.Words(x - anchor.share * width, y, size, width, colour, runs));
        }
        return width;
    }

    /** Writes 10 to a power about {@code x}, the power raised. */
    public void power(int exponent, double x, double y, double size, int colour) {
        String raised = exponent < 0 ? "\u2212" + -exponent : String.valueOf(exponent);
        double base = typeface.width("10", false) * size;
        double top = typeface.width(raised, false) * size * .72;
        words("10", x - (base + top) / 2, y, size, Anchor.START, false, colour);
        words(
                raised,
                x + (base - top) / 2,
                y - size * .36,
                size * .72,
                Anchor.START,
                false,
                colour);
    }
}
