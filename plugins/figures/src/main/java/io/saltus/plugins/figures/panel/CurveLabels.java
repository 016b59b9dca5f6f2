package io.saltus.plugins.figures.panel;

/** How the curves of a figure are told apart. */
public enum CurveLabels {
    /** At the ends of their lines where there is room, else in a legend. */
    AUTO,
    /**
     * At the ends of their lines also where names are wide; in a legend only where names at the
     * ends would not tell them apart.
     */
    ENDS,
    /** In a legend under the panels. */
    LEGEND
}
