package io.saltus.sources.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Location;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The members at the top of a file, by which its format is known, in their order: as many as its
 * first bytes show.
 */
public final class TopMembers {

    private static final BoundedJson JSON = new BoundedJson(JsonBounds.usual());

    /** One for all sources of a plugin: what was seen for one of them is known to the next. */
    private static final Location.HeadReading<TopMembers> READING =
            head -> {
                try (JsonParser parser = JSON.factory().createParser(head)) {
                    // whose file it is does not hang on names that stand twice
                    parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
                    return read(parser);
                }
            };

    private final Map<String, JsonToken> first = new LinkedHashMap<>();

    private TopMembers() {}

    /**
     * Returns the members of the object with which a file begins, as far as its first bytes show
     * them; none of anything else.
     *
     * @param length how many bytes are looked at
     * @throws IOException if the file cannot be read
     */
    public static TopMembers of(Location location, int length) throws IOException {
        return location.head(length, READING);
    }

    private static TopMembers read(JsonParser parser) throws IOException {
        TopMembers members = new TopMembers();
        try {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    members.first.put(name, parser.nextToken());
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            // the first bytes end within the object, or it is no JSON: what was seen is the answer
        }
        return members;
    }

    /** Returns the names of the members that are seen, in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(first.keySet());
    }

    /** Returns whether there is a member of this name, whatever its value. */
    public boolean has(String name) {
        return first.containsKey(name);
    }

    /** Returns whether there is a member of one of these names. */
    public boolean hasAny(String... names) {
        for (String name : names) {
            if (has(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether there is a member of this name that is an object. */
    public boolean hasObject(String name) {
        return first.get(name) == JsonToken.START_OBJECT;
    }

    /** Returns whether there is a member of this name that is a list. */
    public boolean hasList(String name) {
        return first.get(name) == JsonToken.START_ARRAY;
    }

    /** Returns whether there is a member of this name that is a text. */
    public boolean hasText(String name) {
        return first.get(name) == JsonToken.VALUE_STRING;
    }

    /** Returns whether there is a member of this name that is a whole number. */
    public boolean hasWholeNumber(String name) {
        return first.get(name) == JsonToken.VALUE_NUMBER_INT;
    }

    /** Returns whether {@code name} is there and stands behind {@code before}. */
    public boolean isBehind(String name, String before) {
        boolean passed = false;
        for (String member : first.keySet()) {
            if (member.equals(name)) {
                return passed;
            }
            passed |= member.equals(before);
        }
        return false;
    }
}
