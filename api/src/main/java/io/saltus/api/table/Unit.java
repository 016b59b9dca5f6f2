package io.saltus.api.table;

/** The unit of a column of shares. */
enum Unit {
    /** As written: 0.251. */
    AS_WRITTEN,
    /** Percentages: 25.1. */
    PERCENT,
    /** Cells above 1 are percentages; what those of at most 1 are, nothing shows. */
    OPEN
}
