package io.saltus.engine.comparing;

/** What can be said of a score before and after. */
public enum Standing {
    /** The score fell, beyond what chance makes. */
    LOWER("lower"),
    /** The score rose. */
    HIGHER("higher"),
    /** Whatever the difference is, it lies within the margin. */
    SAME("the same"),
    /** The data do not say which of these it is. */
    NOT_ENOUGH_DATA("not enough data");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** Returns what a reader is told. */
    public String words() {
        return words;
    }
}
