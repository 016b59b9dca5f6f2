package io.saltus.plugins.json;

/** A line that is no flat JSON object; thrown and caught within a line, so it records no stack. */
final class MalformedLine extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedLine(String message) {
        super(message, null, false, false);
    }
}
