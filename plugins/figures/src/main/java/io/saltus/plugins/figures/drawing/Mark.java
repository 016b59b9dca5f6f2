package io.saltus.plugins.figures.drawing;

import io.saltus.plugins.figures.type.Typeface;
import java.awt.geom.Path2D;
import java.util.List;

/** Something drawn, in mm from the upper left corner; colours are {@code 0xRRGGBB}. */
public sealed interface Mark {

    /**
     * A line.
     *
     * @param width width in mm
     * @param dash lengths drawn and left out in turn, in mm; empty for a whole line
     */
    record Line(Path2D path, int colour, double width, List<Double> dash) implements Mark {}

    /**
     * An area.
     *
     * @param opacity from 0 to 1
     */
    record Area(Path2D path, int colour, double opacity) implements Mark {}

    /**
     * Words on a base line.
     *
     * @param x where the first letter begins
     * @param y the base line
     * @param size size of letters in mm
     * @param width width of all in mm
     */
    record Words(double x, double y, double size, double width, int colour, List<Typeface.Run> runs)
            implements Mark {}
}
