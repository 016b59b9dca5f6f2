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
 * @param code what kind of trouble it is, in kebab case, for programs: it stays as it is when the
 *     words change; {@value #OTHER} if its kind has none. A plugin's own begins with its id
 */
public record Issue(
        String where, String why, long refused, long passedOver, boolean remark, String code) {

    /** The code of an issue whose kind has none. */
    public static final String OTHER = "other";

    /**
     * @throws IllegalArgumentException if a word is blank, a number is negative or the code is not
     *     in kebab case
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
        if (!code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "an issue's code must be in kebab case, got '" + code + "'");
        }
    }

    /** An issue whose kind has no code. */
    public Issue(String where, String why, long refused, long passedOver, boolean remark) {
        this(where, why, refused, passedOver, remark, OTHER);
    }

    /** Trouble that cost no result. */
    public Issue(String where, String why) {
        this(where, why, 0, 0, false);
    }

    /** Returns this issue as the reason why so many results could not be read. */
    public Issue refusing(long results) {
        return new Issue(where, why, results, passedOver, remark, code);
    }

    /** Returns this issue as the reason why so many results were left to others that say it. */
    public Issue passingOver(long results) {
        return new Issue(where, why, refused, results, remark, code);
    }

    /** Returns this issue as a remark: what was inferred is said, and nothing is amiss. */
    public Issue asRemark() {
        return new Issue(where, why, refused, passedOver, true, code);
    }

    /** Returns this issue in other words. */
    public Issue because(String why) {
        return new Issue(where, why, refused, passedOver, remark, code);
    }

    /** Returns this issue as one of a kind that programs know by its code. */
    public Issue coded(String code) {
        return new Issue(where, why, refused, passedOver, remark, code);
    }

    /** Returns how bad it is. */
    public Severity severity() {
        if (remark) {
            return Severity.REMARK;
        }
        return refused > 0 ? Severity.ERROR : Severity.WARNING;
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
