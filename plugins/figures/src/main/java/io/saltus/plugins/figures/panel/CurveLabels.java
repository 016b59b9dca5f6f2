package io.saltus.plugins.figures.panel;

/** How the curves of a figure are told apart. */
public enum CurveLabels {
    /** At the ends of their lines where there is room, else in a legend. */
    AUTO,
    /** At the ends of their lines. */
    ENDS,
    /** In a legend under the panels. */
    LEGEND
}
