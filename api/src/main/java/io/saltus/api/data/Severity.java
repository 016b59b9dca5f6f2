package io.saltus.api.data;

/** How bad an {@link Issue} is; the order is from the least to the worst. */
public enum Severity {
    /** Says what something was taken for; nobody needs to act. */
    REMARK,
    /** Something is strange or missing, and no result is known to be lost by it. */
    WARNING,
    /** Results could not be read because of it. */
    ERROR
}
