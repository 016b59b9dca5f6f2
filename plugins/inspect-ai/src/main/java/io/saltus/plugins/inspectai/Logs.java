package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.InputStream;

/** The text of a log: JSON in which Python's NaN and Infinity may stand. */
final class Logs {

    static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(500)
                                    .maxStringLength(20_000_000)
                                    .maxNameLength(10_000)
                                    .build())
                    .build();

    /** Reads what stands at the parser's place. */
    @FunctionalInterface
    interface Part {
        void read(JsonParser parser) throws IOException;
    }

    /** Reads a member of an object, its value to the end, and says whether to go on. */
    @FunctionalInterface
    interface Member {
        boolean read(String name, JsonParser parser) throws IOException;
    }

    private Logs() {}

    /**
     * Parses a text from its first token on.
     *
     * @param name what the text is called in a message
     * @throws RequestException if it is not JSON
     */
    static void parse(String name, InputStream text, Part part) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            part.read(parser);
        } catch (JsonProcessingException e) {
            String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new RequestException(
                    "%s is not whole JSON: %s%s"
                            .formatted(name, reason, line > 0 ? " (line " + line + ")" : ""),
                    e);
        }
    }

    /** Visits the members of the object at which the parser stands; of anything else, none. */
    static void members(JsonParser parser, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!member.read(name, parser)) {
                return;
            }
        }
    }

    /** Visits the items of the list at which the parser stands; of anything else, none. */
    static void items(JsonParser parser, Part item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read(parser);
        }
    }
}
