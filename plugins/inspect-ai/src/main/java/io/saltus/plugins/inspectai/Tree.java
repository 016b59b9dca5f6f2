package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A JSON value held in memory, of bounded size; what is not there is a value of its own.
 *
 * <p>Long texts are cut and long lists end early: nothing that is looked for is that long.
 */
final class Tree {

    static final Tree NOTHING = new Tree(Optional.empty());

    private static final int MOST_VALUES = 200_000;
    private static final int LONGEST_LIST = 10_000;
    private static final int LONGEST_TEXT = 10_000;

    private final Object value;

    private Tree(Object value) {
        this.value = value;
    }

    /** Reads the value at which the parser stands, to its end. */
    static Tree read(JsonParser parser) throws IOException {
        return read(parser, new int[] {MOST_VALUES});
    }

    static Tree of(Map<String, Tree> members) {
        return new Tree(Map.copyOf(members));
    }

    private static Tree read(JsonParser parser, int[] left) throws IOException {
        if (left[0]-- == 0) {
            throw new RequestException(
                    "an object of more than " + MOST_VALUES + " values; it is no log's header");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Tree> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, read(parser, left));
            }
            return new Tree(members);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Tree> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (items.size() < LONGEST_LIST) {
                    items.add(read(parser, left));
                } else {
                    parser.skipChildren();
                }
            }
            return new Tree(items);
        }
        return scalar(parser, token);
    }

    private static Tree scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> new Tree(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree(parser.getDoubleValue());
            case VALUE_STRING -> {
                String text = parser.getText();
                yield new Tree(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
            }
            default -> NOTHING;
        };
    }

    /** Returns what stands below these names, one within the other. */
    Tree at(String... names) {
        Tree tree = this;
        for (String name : names) {
            tree = tree.members().getOrDefault(name, NOTHING);
        }
        return tree;
    }

    boolean isThere() {
        return this != NOTHING;
    }

    boolean isObject() {
        return value instanceof Map;
    }

    /** Returns the text, unless this is none or it is blank. */
    Optional<String> text() {
        return value instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    OptionalDouble number() {
        return value instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    Optional<Boolean> truth() {
        return value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    List<Tree> items() {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().map(Tree.class::cast).toList();
    }

    Map<String, Tree> members() {
        if (!(value instanceof Map<?, ?> map)) {
            return Map.of();
        }
        Map<String, Tree> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put((String) name, (Tree) member));
        return members;
    }

    /** The value as a message quotes it. */
    @Override
    public String toString() {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof String text) {
            return "'" + text.substring(0, Math.min(text.length(), 60)) + "'";
        }
        return value instanceof Optional ? "nothing" : plain(value);
    }

    private static String plain(Object value) {
        return value instanceof Double number
                        && number == Math.rint(number)
                        && Math.abs(number) < 1e15
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }
}
