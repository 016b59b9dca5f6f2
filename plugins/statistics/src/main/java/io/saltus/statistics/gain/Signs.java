package io.saltus.statistics.gain;

import java.util.List;

/** Signs of a gain before and after a change, and their prior probability. */
enum Signs {
    NONE(0, 0, .10),
    HELPS(1, 1, .20),
    HARMS(-1, -1, .06),
    HELPS_FROM(0, 1, .26),
    HARMS_FROM(0, -1, .05),
    HARMS_UP_TO(-1, 0, .08),
    HELPS_UP_TO(1, 0, .05),
    HARMS_THEN_HELPS(-1, 1, .15),
    HELPS_THEN_HARMS(1, -1, .05);

    /** Which of the two levels are free. */
    enum Freedom {
        /** Neither: there is no gain. */
        NEITHER,
        /** One level throughout. */
        SAME,
        /** The level before; 0 after. */
        BEFORE,
        /** The level after; 0 before. */
        AFTER,
        /** Each by itself. */
        BOTH;

        /** The signs that it leaves, in the order of {@link Sides#shares}. */
        List<Signs> signs() {
            return switch (this) {
                case NEITHER -> List.of(NONE);
                case SAME -> List.of(HELPS, HARMS);
                case BEFORE -> List.of(HARMS_UP_TO, HELPS_UP_TO);
                case AFTER -> List.of(HELPS_FROM, HARMS_FROM);
                case BOTH -> List.of(HELPS, HARMS, HARMS_THEN_HELPS, HELPS_THEN_HARMS);
            };
        }

        /** Whether a change has a place at all. */
        boolean changes() {
            return this != NEITHER && this != SAME;
        }
    }

    final int before;
    final int after;
    private final double probability;

    Signs(int before, int after, double probability) {
        this.before = before;
        this.after = after;
        this.probability = probability;
    }

    /** Prior probability with this freedom: of one sign throughout, half are of one level. */
    double probability(Freedom freedom) {
        return before * after > 0 ? probability / 2 : probability;
    }
}
