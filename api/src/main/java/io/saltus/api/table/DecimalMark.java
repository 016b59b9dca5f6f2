package io.saltus.api.table;

/** What stands before the decimals of a number. */
public enum DecimalMark {
    /**
     * As the cells show: {@code 0,251} and {@code 25,1} can only be decimals after a comma, {@code
     * 1,000,000} and {@code 0.251} only a comma between thousands or decimals after a point.
     */
    AUTO,
    /** A point; a comma stands between thousands. */
    POINT,
    /** A comma; a point stands between thousands. */
    COMMA
}
