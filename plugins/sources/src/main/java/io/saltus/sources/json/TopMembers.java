package io.saltus.sources.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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

    private final Map<String, JsonToken> first = new LinkedHashMap<>();

    private TopMembers() {}

    static TopMembers read(JsonParser parser) throws IOException {
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
