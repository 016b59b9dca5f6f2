package io.saltus.sources.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/**
 * A text that is no JSON, beyond the bounds, or not the JSON that was asked for, in one line of
 * words. It is thrown for each bad line of a file, so it records no stack.
 */
public final class MalformedJson extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public MalformedJson(String message) {
        super(message);
    }

    private MalformedJson(String message, JsonProcessingException e) {
        super(message, e);
    }

    /** What Jackson says of a file, with line and column. */
    static MalformedJson ofFile(String name, JsonProcessingException e) {
        return new MalformedJson(
                "%s is not whole JSON: %s%s"
                        .formatted(name, words(e), place(e, "line %1$d, column %2$d")),
                e);
    }

    /** What Jackson says of one line of a file, with the column. */
    static MalformedJson ofLine(JsonProcessingException e) {
        return new MalformedJson("the line is not JSON: " + words(e) + place(e, "column %2$d"), e);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    /** The first line of what Jackson says, without what it says of itself. */
    private static String words(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(", from `[^`]*`", "")
                .replaceAll(
                        "\\[Source: [^;]*; line: (\\d+), column: (\\d+)\\]", "line $1, column $2");
    }

    private static String place(JsonProcessingException e, String form) {
        JsonLocation place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : " at " + form.formatted(place.getLineNr(), place.getColumnNr());
    }
}
