package io.saltus.plugins.figures;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Collects the marks of a page. */
final class Pen {

    /** Which part of a text stands at its place. */
    enum Anchor {
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

    Pen(Typeface typeface) {
        this.typeface = typeface;
    }

    List<Mark> marks() {
        return marks;
    }

    Typeface typeface() {
        return typeface;
    }

    void line(int colour, double width, List<Double> dash, double... places) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            path.lineTo(places[i], places[i + 1]);
        }
        marks.add(new Mark.Line(path, colour, width, dash));
    }

    void outline(Path2D path, int colour, double width) {
        marks.add(new Mark.Line(path, colour, width, List.of()));
    }

    void area(Path2D path, int colour, double opacity) {
        marks.add(new Mark.Area(path, colour, opacity));
    }

    void rectangle(double x, double y, double width, double height, int colour, double opacity) {
        area(new Path2D.Double(new Rectangle2D.Double(x, y, width, height)), colour, opacity);
    }

    void symbol(Look look, double x, double y, double radius) {
        Path2D path = look.symbol().at(x, y, radius);
        area(path, look.hollow() ? 0xffffff : look.colour(), 1);
        outline(path, look.colour(), look.hollow() ? .25 : .1);
    }

    /** Writes {@code text} and returns its width. */
    double words(
            String text, double x, double y, double size, Anchor anchor, boolean bold, int colour) {
        List<Typeface.Run> runs = typeface.runs(text, bold);
        double width = size * runs.stream().mapToDouble(Typeface.Run::advance).sum();
        if (!runs.isEmpty()) {
            marks.add(new Mark.Words(x - anchor.share * width, y, size, width, colour, runs));
        }
        return width;
    }

    /** Writes 10 to a power about {@code x}, the power raised. */
    void power(int exponent, double x, double y, double size, int colour) {
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
