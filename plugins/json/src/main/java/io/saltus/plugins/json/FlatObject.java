package io.saltus.plugins.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.function.BiConsumer;

/** The members of one JSON object as text, each as it was written. */
final class FlatObject {

    /**
     * Python writes NaN and Infinity, which are not JSON; they are read so that they can be named.
     */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private FlatObject() {}

    /**
     * Sends each member to {@code member}: numbers as they are written, null as the empty text;
     * objects and arrays are passed over.
     *
     * @throws MalformedLine if {@code line} is not one JSON object
     */
    static void parse(String line, BiConsumer<String, String> member)
            throws MalformedLine, IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedLine("the line is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else {
                    member.accept(key, value == JsonToken.VALUE_NULL ? "" : parser.getText());
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedLine("after the JSON object stands more on the line");
            }
        } catch (JsonProcessingException e) {
            throw new MalformedLine("the line is not JSON: " + e.getOriginalMessage());
        }
    }
}
