package io.saltus.engine.comparing;

import io.saltus.api.data.Direction;

/** What a pipeline may ask about a score. */
public enum GateEvent {
    /** The score fell. */
    LOWER,
    /** The score rose. */
    HIGHER,
    /** The score became worse: lower, or higher where lower is better. */
    WORSE,
    /** The score became better. */
    BETTER,
    /** Either. */
    CHANGED;

    /** Returns whether it happened. */
    boolean happened(ScoreChange change) {
        return switch (change.standing()) {
            case LOWER -> isDown(change) || this == CHANGED;
            case HIGHER -> isUp(change) || this == CHANGED;
            default -> false;
        };
    }

    /** Returns whether the event is a fall of the score. */
    boolean isDown(ScoreChange change) {
        return this == LOWER || this == (rising(change) ? WORSE : BETTER);
    }

    /** Returns whether the event is a rise of the score. */
    boolean isUp(ScoreChange change) {
        return this == HIGHER || this == (rising(change) ? BETTER : WORSE);
    }

    private static boolean rising(ScoreChange change) {
        return change.match().metric().direction() == Direction.HIGHER_IS_BETTER;
    }
}
