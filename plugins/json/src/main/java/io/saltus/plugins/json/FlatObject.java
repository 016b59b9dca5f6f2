package io.saltus.plugins.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonWalk;
import io.saltus.sources.json.MalformedJson;
import java.io.IOException;
import java.util.function.BiConsumer;

/** The members of one JSON object as text, each as it was written. */
final class FlatObject {

    private static final BoundedJson JSON = new BoundedJson(JsonBounds.usual());

    private FlatObject() {}

    /**
     * Sends each member to {@code member}: numbers as they are written, null as the empty text;
     * objects and arrays are passed over.
     *
     * @throws MalformedJson if {@code line} is not one JSON object
     */
    static void parse(String line, BiConsumer<String, String> member) throws IOException {
        JSON.read(line, parser -> object(parser, member));
    }

    private static void object(JsonParser parser, BiConsumer<String, String> member)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedJson("the line is not a JSON object");
        }
        JsonWalk.members(
                parser,
                (key, value) -> {
                    if (value.currentToken().isStructStart()) {
                        value.skipChildren();
                    } else {
                        member.accept(key, JsonWalk.scalar(value));
                    }
                });
        if (parser.nextToken() != null) {
            throw new MalformedJson("after the JSON object stands more on the line");
        }
    }
}
