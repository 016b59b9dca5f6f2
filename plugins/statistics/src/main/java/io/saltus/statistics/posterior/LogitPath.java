package io.saltus.statistics.posterior;

/**
 * The logits of an ability's shares along an axis, at equal steps, as places in the tables of
 * {@link ModelAnswers}. To be used over and over, not to be shared.
 */
final class LogitPath {

    /** Decades. */
    static final double STEP = .055;

    /** Steps that are taken at once where the path is level. */
    private static final int STRIDE = 5;

    private static final double LEVEL = .25; // places

    private final double low;
    private final double[] places;

    /** Makes one that covers a stretch of the axis. */
    LogitPath(double low, double high) {
        this.low = low;
        int strides = (int) ((high - low) / (STRIDE * STEP)) + 1;
        places = new double[strides * STRIDE + 1];
    }

    /** Returns the position of a step. */
    double position(double step) {
        return low + step * STEP;
    }

    /** Returns the last step at or below a position. */
    int step(double position) {
        return (int) ((position - low) / STEP);
    }

    /** Returns the place at each step; not to be changed. */
    double[] places() {
        return places;
    }

    void follow(Ability ability, double chance) {
        places[0] = place(ability, chance, 0);
        for (int from = 0; from + STRIDE < places.length; from += STRIDE) {
            double before = places[from];
            double after = place(ability, chance, from + STRIDE);
            boolean level = Math.abs(after - before) < LEVEL;
            for (int i = 1; i < STRIDE; i++) {
                places[from + i] = level ? before : place(ability, chance, from + i);
            }
            places[from + STRIDE] = after;
        }
    }

    private double place(Ability ability, double chance, int step) {
        return ModelAnswers.place(ability.share(position(step), chance));
    }
}
