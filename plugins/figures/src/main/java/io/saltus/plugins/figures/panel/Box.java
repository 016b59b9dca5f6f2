package io.saltus.plugins.figures.panel;

/**
 * The box of a panel between its axes, in mm on the page.
 *
 * @param left left end of the scale axis
 * @param top upper end of the score axis
 * @param right right end of the scale axis
 * @param bottom lower end of the score axis
 */
public record Box(double left, double top, double right, double bottom) {

    /** Returns where a position on the analysis axis lies. */
    double x(double position, ScaleAxis scales) {
        return left + (position - scales.low()) / (scales.high() - scales.low()) * (right - left);
    }

    /** Returns where a score lies. */
    double y(double score, ScoreAxis scores) {
        return bottom - scores.place(score) * (bottom - top);
    }

    /** Returns the place in the box that is nearest to {@code x}. */
    double insideX(double x) {
        return Math.min(right, Math.max(left, x));
    }

    /** Returns the place in the box that is nearest to {@code y}. */
    double insideY(double y) {
        return Math.min(bottom, Math.max(top, y));
    }
}
