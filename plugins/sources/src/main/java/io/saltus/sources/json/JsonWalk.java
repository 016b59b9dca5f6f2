package io.saltus.sources.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks through objects and lists of any size, one value at a time. */
public final class JsonWalk {

    /** Reads what stands at the parser's place, to its end. */
    @FunctionalInterface
    public interface Part {
        /** Reads the value. */
        void read(JsonParser parser) throws IOException;
    }

    /** Reads a member of an object, its value to its end. */
    @FunctionalInterface
    public interface Member {
        /** Reads the value of this name. */
        void read(String name, JsonParser parser) throws IOException;
    }

    private JsonWalk() {}

    /** Visits the members of the object at which the parser stands; of anything else, none. */
    public static void members(JsonParser parser, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name, parser);
        }
    }

    /** Visits the items of the list at which the parser stands; of anything else, none. */
    public static void items(JsonParser parser, Part item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read(parser);
        }
    }

    /** Returns the text, number or truth at which the parser stands; blank if it is another. */
    public static String scalar(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            parser.skipChildren();
            return "";
        }
        return parser.getText();
    }
}
