package io.saltus.plugins.figures.layout;

/** How panels share figures. */
public enum Arrangement {
    /** All panels along an axis in one grid, continued on further figures where they do not fit. */
    GRID,
    /** A figure of its own for each task. */
    TASKS
}
