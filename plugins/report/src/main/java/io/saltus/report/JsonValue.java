package io.saltus.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a document: {@link String}, {@link Long}, {@link Double} (also for a whole number that
 * no {@code long} holds), {@link Boolean}, a list or {@link JsonMembers} of these; in a list {@link
 * Optional#empty} for {@code null}.
 */
final class JsonValue {

    private JsonValue() {}

    /** Returns the value at which the parser stands, and moves to its end. */
    static Object read(JsonParser parser, String document) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                String place = place(parser);
                Map<String, Object> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (parser.currentToken() == JsonToken.VALUE_NULL) {
                        continue; // counts as missing
                    }
                    members.put(name, read(parser, document));
                }
                yield new JsonMembers(document, place, members);
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser, document));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? (Object) parser.getDoubleValue()
                            : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            default -> parser.getText();
        };
    }

    /** Returns where the parser stands. */
    static String place(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }
}
