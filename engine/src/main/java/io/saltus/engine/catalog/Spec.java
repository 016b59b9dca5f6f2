package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An extension as a user asks for it: {@code id} or {@code id:name=value,name=value}.
 *
 * <p>A value that holds a comma or a double quote stands in double quotes, in which {@code \"} is a
 * quote and {@code \\} a backslash.
 *
 * @param id the id asked for
 * @param settings the settings given, by the name the user wrote
 */
public record Spec(String id, Map<String, String> settings) {

    /**
     * Parses what a user wrote.
     *
     * @throws RequestException if it does not have the form above
     */
    public static Spec parse(String text) {
        int colon = text.indexOf(':');
        String id = (colon < 0 ? text : text.substring(0, colon)).strip();
        if (id.isEmpty()) {
            throw new RequestException(
                    "'" + text + "' names no extension; write ID or ID:name=value,...");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        int at = colon < 0 ? text.length() : colon + 1;
        while (at < text.length()) {
            at = setting(text, at, settings);
        }
        return new Spec(id, settings);
    }

    /** Reads one setting from {@code start} on and returns where the next one begins. */
    private static int setting(String text, int start, Map<String, String> settings) {
        int equals = text.indexOf('=', start);
        if (equals < 0 || text.substring(start, equals).isBlank()) {
            throw new RequestException(
                    "in '%s': expected name=value, got '%s'"
                            .formatted(text, text.substring(start)));
        }
        String name = text.substring(start, equals).strip();
        StringBuilder value = new StringBuilder();
        int end = value(text, equals + 1, value);
        if (settings.put(name, value.toString()) != null) {
            throw new RequestException("in '%s': '%s' is set twice".formatted(text, name));
        }
        return end;
    }

    private static int value(String text, int start, StringBuilder value) {
        int at = start;
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        if (!quoted) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            value.append(text, at, end);
            return Math.min(text.length(), end + 1);
        }
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "\\\"".indexOf(text.charAt(at + 1)) >= 0) {
                value.append(text.charAt(++at));
            } else if (c == '"') {
                if (at + 1 < text.length() && text.charAt(at + 1) != ',') {
                    throw new RequestException(
                            "in '%s': after a closing quote stands a comma or nothing"
                                    .formatted(text));
                }
                return Math.min(text.length(), at + 2);
            } else {
                value.append(c);
            }
        }
        throw new RequestException("in '%s': a quote is not closed".formatted(text));
    }
}
