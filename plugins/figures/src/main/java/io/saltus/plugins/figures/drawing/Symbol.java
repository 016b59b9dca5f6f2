package io.saltus.plugins.figures.drawing;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The sign at a point; told apart without colour. */
public enum Symbol {
    DISC,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    FALLING;

    /** Returns the outline about (x, y); all symbols look about equally large at one radius. */
    public Path2D at(double x, double y, double radius) {
        double r = radius;
        return switch (this) {
            case DISC -> new Path2D.Double(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            case SQUARE ->
                    polygon(
                            x, y, -.88 * r, -.88 * r, .88 * r, -.88 * r, .88 * r, .88 * r, -.88 * r,
                            .88 * r);
            case TRIANGLE -> polygon(x, y, 0, -1.2 * r, 1.15 * r, .9 * r, -1.15 * r, .9 * r);
            case DIAMOND -> polygon(x, y, 0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
            case FALLING -> polygon(x, y, 0, 1.2 * r, 1.15 * r, -.9 * r, -1.15 * r, -.9 * r);
        };
    }

    private static Path2D polygon(double x, double y, double... corners) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(x + corners[0], y + corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(x + corners[i], y + corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
