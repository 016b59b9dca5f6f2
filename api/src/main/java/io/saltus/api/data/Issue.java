package io.saltus.api.data;

/**
 * Trouble in the data: what could not be used, where it stands and why; or a remark on what
 * something was taken for.
 *
 * <p>An issue is a value, not an exception: the rest of the data is still judged, and every issue
 * is in the report.
 *
 * @param where the place, as a person would look it up: {@code results.csv:17}, a model, a task
 * @param why what was wrong, what was allowed and what was given, in one sentence
 * @param refused how many results could not be read because of it, at least 0
 * @param passedOver how many results were not read because others that were say the same, such as
 *     an average over tasks that are there, at least 0
 * @param remark whether it only says what something was taken for, so that nobody needs to act
 */
public record Issue(String where, String why, long refused, long passedOver, boolean remark) {

    /**
     * @throws IllegalArgumentException if a word is blank or a number is negative
     */
    public Issue {
        if (where.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "an issue needs a place and a reason, got '%s' and '%s'".formatted(where, why));
        }
        if (refused < 0 || passedOver < 0) {
            throw new IllegalArgumentException(
                    "numbers of results must be at least 0, got %d refused and %d passed over"
                            .formatted(refused, passedOver));
        }
    }

    /** Trouble that cost no result. */
    public Issue(String where, String why) {
        this(where, why, 0, 0, false);
    }

    /** Returns this issue as the reason why so many results could not be read. */
    public Issue refusing(long results) {
        return new Issue(where, why, results, passedOver, remark);
    }

    /** Returns this issue as the reason why so many results were left to others that say it. */
    public Issue passingOver(long results) {
        return new Issue(where, why, refused, results, remark);
    }

    /** Returns this issue as a remark: what was inferred is said, and nothing is amiss. */
    public Issue asRemark() {
        return new Issue(where, why, refused, passedOver, true);
    }

    /** Returns an issue at a line of a location; lines count from 1. */
    public static Issue at(Location location, long line, String why) {
        return new Issue(location.name() + ":" + line, why);
    }

    /** Returns an issue with a location as a whole. */
    public static Issue at(Location location, String why) {
        return new Issue(location.name(), why);
    }

    @Override
    public String toString() {
        return where + ": " + why;
    }
}
