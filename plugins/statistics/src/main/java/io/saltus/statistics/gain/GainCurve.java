package io.saltus.statistics.gain;

/**
 * A gain along a line that changes once, or not at all: {@code before} up to {@code from}, {@code
 * after} from {@code to} on, straight between.
 *
 * @param before the gain at the lowest position
 * @param after the gain at the highest
 * @param from where the change begins
 * @param to where it ends, at least {@code from}
 */
public record GainCurve(double before, double after, double from, double to) {

    /** Returns the gain at a position. */
    public double at(double position) {
        double done = share(position, from, to);
        return before * (1 - done) + after * done;
    }

    /**
     * Returns the position where the gain passes a level between {@code before} and {@code after};
     * {@code from} or {@code to}, whichever is nearer, where the level is not between.
     */
    public double crossing(double level) {
        double share = before == after ? 0 : (level - before) / (after - before);
        return from + (to - from) * Math.max(0, Math.min(1, share));
    }

    /** Share of the change that is done at a position, in [0, 1]. */
    static double share(double position, double from, double to) {
        return position >= to ? 1 : Math.max(0, (position - from) / (to - from));
    }
}
