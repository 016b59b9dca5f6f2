package io.saltus.app.view;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the server answers.
 *
 * @param status status of HTTP
 * @param type media type of the body
 * @param body the body
 * @param headers headers beside those that every answer has
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    /** Copies the headers. */
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer words(int status, String words) {
        return new Answer(status, PLAIN, (words + "\n").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer json(String json) {
        return new Answer(
                200,
                "application/json; charset=utf-8",
                json.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static Answer file(String name, byte[] bytes) {
        return new Answer(
                200,
                "application/octet-stream",
                bytes,
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }
}
