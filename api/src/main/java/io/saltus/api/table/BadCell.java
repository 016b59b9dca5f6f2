package io.saltus.api.table;

/** A cell that cannot be used; thrown and caught within a row, so it records no stack. */
final class BadCell extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble: rows with the same kind are reported together. */
    private final String kind;

    BadCell(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** Returns the message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    String kind() {
        return kind;
    }
}
