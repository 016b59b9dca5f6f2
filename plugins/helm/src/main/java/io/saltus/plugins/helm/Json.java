package io.saltus.plugins.helm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** JSON as Python writes it, with {@code NaN} and {@code Infinity}, within bounds. */
final class Json {

    /** Larger files of this format are something else. */
    private static final long LARGEST = 128L << 20;

    private static final int DEEPEST = 60;

    private static final ObjectMapper MAPPER = new ObjectMapper(bounded(LARGEST));

    /** For files of any length that are read token by token. */
    static final JsonFactory STREAMED = bounded(Long.MAX_VALUE);

    private static JsonFactory bounded(long largest) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxDocumentLength(largest)
                                .maxNumberLength(400)
                                .build())
                .build();
    }

    private Json() {}

    /**
     * Reads a file as one value.
     *
     * @throws RequestException if it is no JSON, or nothing
     */
    static JsonNode read(Location location) throws IOException {
        try (InputStream in = new BufferedInputStream(location.open())) {
            JsonNode file = MAPPER.readTree(in);
            if (file == null || file.isMissingNode()) {
                throw new RequestException("the file is empty");
            }
            return file;
        } catch (JsonProcessingException e) {
            throw new RequestException("is not JSON as expected: " + words(e), e);
        }
    }

    /** Returns one line of what Jackson says, with the place. */
    static String words(JsonProcessingException e) {
        return "%s at line %d, column %d"
                .formatted(
                        e.getOriginalMessage()
                                .lines()
                                .findFirst()
                                .orElse("")
                                .replaceAll(", from `[^`]*`", ""),
                        e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                        e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
    }

    /** Returns what kind of value a node is, for messages. */
    static String kind(JsonNode node) {
        return node.isMissingNode()
                ? "nothing"
                : "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** Returns a value as it stands, cut to a length that fits a message. */
    static String shortened(JsonNode node) {
        String text =
                node.isMissingNode()
                        ? "none"
                        : node.isContainerNode() ? kind(node) : node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
