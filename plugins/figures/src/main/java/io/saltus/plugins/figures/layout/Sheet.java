package io.saltus.plugins.figures.layout;

import io.saltus.api.spi.Param;

/**
 * The measures of a figure.
 *
 * @param width width in mm; a figure of one or two panels may be narrower
 * @param height greatest height of one figure in mm; more panels go on further figures
 * @param panelHeight height of a panel in mm, without its title
 * @param columns panels beside one another; 0 for as many as are legible
 * @param fontSize size of letters in points
 * @param font TrueType file to use in place of the built-in font; empty for the built-in one
 * @param arrangement how panels share figures
 */
public record Sheet(
        @Param(value = "Width of a figure in mm", min = 40, max = 1000) double width,
        @Param(value = "Greatest height of one figure in mm", min = 40, max = 2000) double height,
        @Param(value = "Height of a panel in mm, without its title", min = 15, max = 500)
                double panelHeight,
        @Param(value = "Panels beside one another; 0 for as many as are legible", min = 0, max = 20)
                int columns,
        @Param(value = "Size of letters in points", min = 4, max = 24) double fontSize,
        @Param("TrueType file to use in place of the built-in font; empty for the built-in one")
                String font,
        @Param("How panels share figures: grid, or tasks for a figure per task")
                Arrangement arrangement) {

    /** The width of a two-column page of most journals, letters of 7 points. */
    public Sheet() {
        this(183, 240, 34, 0, 7, "", Arrangement.GRID);
    }

    /** Returns the size of letters in mm. */
    double letter() {
        return fontSize * 25.4 / 72;
    }

    /** Returns how many of {@code panels} stand beside one another. */
    int columnsFor(int panels) {
        int fit = (int) Math.max(1, Math.floor(width / (17 * letter())));
        return Math.max(1, Math.min(panels, columns > 0 ? columns : fit));
    }
}
