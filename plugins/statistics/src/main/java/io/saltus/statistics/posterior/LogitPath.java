package io.saltus.statistics.posterior;

/**
 * The logits of an ability's shares along an axis, as places in the tables of {@link ModelAnswers}:
 * straight within each of equal steps. To be used over and over, not to be shared.
 */
final class LogitPath {

    /** Decades; half of what the sharpest rise takes. */
    static final double STEP = .055;

    private static final int STRIDE = 5; // steps that are taken at once where the path is level
    private static final double LEVEL = .25; // places
    private static final double FLAT = 1;

    private final double low;
    private final double[] places;
    private final double[] way; // places passed
    private final int[] from;
    private final int[] to;
    private final double[] fromRest;
    private final double[] toRest;
    private final double[] perPlace;

    /** Makes one that covers a stretch of the axis. */
    LogitPath(double low, double high) {
        this.low = low;
        int steps = STRIDE * ((int) ((high - low) / (STRIDE * STEP)) + 1);
        places = new double[steps + 1];
        way = new double[steps + 1];
        from = new int[steps];
        to = new int[steps];
        fromRest = new double[steps];
        toRest = new double[steps];
        perPlace = new double[steps];
    }

    /** Returns the position where a step begins. */
    double position(double step) {
        return low + step * STEP;
    }

    /** Returns the step that a position is in. */
    int step(double position) {
        return (int) ((position - low) / STEP);
    }

    void follow(Ability ability, double chance) {
        places[0] = place(ability, chance, 0);
        for (int begin = 0; begin + STRIDE < places.length; begin += STRIDE) {
            double before = places[begin];
            double after = place(ability, chance, begin + STRIDE);
            boolean level = Math.abs(after - before) < LEVEL;
            for (int i = 1; i < STRIDE; i++) {
                places[begin + i] = level ? before : place(ability, chance, begin + i);
            }
            places[begin + STRIDE] = after;
        }
        for (int i = 0; i < from.length; i++) {
            // half a place more to both sides, so that no stretch of a table is empty
            double least = Math.min(places[i], places[i + 1]) - .5;
            double most = Math.max(places[i], places[i + 1]) + .5;
            from[i] = (int) least;
            fromRest[i] = least - from[i];
            to[i] = (int) most;
            toRest[i] = most - to[i];
            perPlace[i] = 1 / (most - least);
            way[i + 1] = way[i] + (most - least - 1);
        }
    }

    private double place(Ability ability, double chance, int step) {
        return ModelAnswers.place(ability.share(position(step), chance));
    }

    /** Whether the path is the same, to a table, in all steps up to an end. */
    boolean isFlat(int begin, int end) {
        return way[end] - way[begin] < FLAT;
    }

    /** Returns the mean likelihood over a step. */
    double mean(double[] table, int step) {
        int least = from[step];
        int most = to[step];
        double below = table[least] + fromRest[step] * (table[least + 1] - table[least]);
        double all = table[most] + toRest[step] * (table[most + 1] - table[most]);
        return (all - below) * perPlace[step];
    }

    /** Puts the sums of the mean likelihoods over the steps from one on, none of them first. */
    void sums(double[] table, int begin, int end, double[] into) {
        double sum = 0;
        into[0] = 0;
        for (int step = begin; step < end; step++) {
            sum += mean(table, step);
            into[step - begin + 1] = sum;
        }
    }
}
