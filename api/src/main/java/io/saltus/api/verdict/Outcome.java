package io.saltus.api.verdict;

/** The answer to "is this ability emergent?". */
public enum Outcome {
    /** Absent in smaller models and present in larger ones, by the criterion's standard. */
    EMERGENT,
    /** The data suffice, and say no. */
    NOT_EMERGENT,
    /** The data do not suffice to say; the reason names what is missing. */
    UNDECIDED
}
