package io.saltus.plugins.harness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** JSON as Python writes it, with {@code NaN} and {@code Infinity}, within bounds. */
final class Json {

    /** Results files are small; one larger than this is something else. */
    private static final long LARGEST = 64L << 20;

    private static final int DEEPEST = 100;

    /** What tells a results file stands at its beginning. */
    private static final int HEAD = 1 << 16;

    static final ObjectMapper MAPPER =
            new ObjectMapper(
                    JsonFactory.builder()
                            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .maxDocumentLength(LARGEST)
                                            .maxStringLength(16 << 20)
                                            .maxNumberLength(400)
                                            .build())
                            .build());

    private Json() {}

    /**
     * Reads a file as one object.
     *
     * @throws RequestException if it is none
     */
    static JsonNode object(Location location) throws IOException {
        try (InputStream in = new BufferedInputStream(location.open())) {
            JsonNode file = MAPPER.readTree(in);
            if (file == null || !file.isObject()) {
                throw new RequestException(
                        "expected a JSON object with 'results', found "
                                + (file == null || file.isMissingNode()
                                        ? "nothing"
                                        : "a JSON "
                                                + file.getNodeType()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT)));
            }
            return file;
        } catch (JsonProcessingException e) {
            throw new RequestException("is not the JSON of a results file: " + words(e), e);
        }
    }

    /** Returns one line of what Jackson says, with the place. */
    static String words(JsonProcessingException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        String place =
                e.getLocation() == null
                        ? ""
                        : " at line "
                                + e.getLocation().getLineNr()
                                + ", column "
                                + e.getLocation().getColumnNr();
        return message.replaceAll(", from `[^`]*`", "") + place;
    }

    /** Returns the names at the top of the object, as far as the beginning of the file shows. */
    static List<String> topNames(Location location) throws IOException {
        List<String> names = new ArrayList<>();
        byte[] head = location.head(HEAD);
        try (JsonParser parser = MAPPER.getFactory().createParser(head)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return names;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                names.add(
                        name
                                + (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY
                                        ? ""
                                        : "="));
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            // the head ends in the middle; what was seen so far decides
        }
        return names;
    }
}
