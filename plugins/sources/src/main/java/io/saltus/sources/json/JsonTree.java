package io.saltus.sources.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JSON value in memory. What is not there, and null, is {@link #NOTHING}, of which everything can
 * be asked.
 */
public final class JsonTree {

    /** What is not there. */
    public static final JsonTree NOTHING = new JsonTree(Optional.empty(), List.of(), Map.of());

    private static final int LONGEST_QUOTE = 60;
    private static final int MOST_NAMES = 10;

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "[-+]?([0-9]{1,30}([.][0-9]{0,30})?([eE][-+]?[0-9]{1,4})?|Infinity)|NaN");

    /** A text, number or truth; of an object or a list its class. */
    private final Object scalar;

    private final List<JsonTree> items;
    private final Map<String, JsonTree> members;

    private JsonTree(Object scalar, List<JsonTree> items, Map<String, JsonTree> members) {
        this.scalar = scalar;
        this.items = items;
        this.members = members;
    }

    /** Returns an object of these members. */
    public static JsonTree of(Map<String, JsonTree> members) {
        return new JsonTree(
                Map.class, List.of(), Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }

    /** Returns a list of these items. */
    public static JsonTree of(List<JsonTree> items) {
        return new JsonTree(List.class, List.copyOf(items), Map.of());
    }

    /** Returns a text. */
    public static JsonTree of(String text) {
        return new JsonTree(text, List.of(), Map.of());
    }

    /** Returns a number. */
    public static JsonTree of(Number number) {
        return new JsonTree(number, List.of(), Map.of());
    }

    /** Returns a truth value. */
    public static JsonTree of(boolean truth) {
        return new JsonTree(truth, List.of(), Map.of());
    }

    /**
     * Reads the value at which a parser stands, to its end.
     *
     * @throws io.saltus.api.data.RequestException if it is larger than the room
     */
    public static JsonTree read(JsonParser parser, TreeRoom room) throws IOException {
        room.takeOne();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, JsonTree> members = new LinkedHashMap<>();
            JsonWalk.members(parser, (name, value) -> members.put(name, read(value, room)));
            return new JsonTree(Map.class, List.of(), Collections.unmodifiableMap(members));
        }
        if (token == JsonToken.START_ARRAY) {
            List<JsonTree> items = new ArrayList<>();
            JsonWalk.items(
                    parser,
                    item -> {
                        if (items.size() < room.longestList()) {
                            items.add(read(item, room));
                        } else {
                            item.skipChildren();
                        }
                    });
            return new JsonTree(List.class, Collections.unmodifiableList(items), Map.of());
        }
        return token == null ? NOTHING : scalar(parser, token, room);
    }

    private static JsonTree scalar(JsonParser parser, JsonToken token, TreeRoom room)
            throws IOException {
        Object value =
                switch (token) {
                    case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
                    case VALUE_NUMBER_INT -> parser.getNumberValue();
                    case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                    case VALUE_STRING -> room.kept(parser.getText());
                    default -> Optional.empty();
                };
        return value instanceof Optional ? NOTHING : new JsonTree(value, List.of(), Map.of());
    }

    /** Returns what stands below these names, one within the other. */
    public JsonTree at(String... names) {
        JsonTree tree = this;
        for (String name : names) {
            tree = tree.members.getOrDefault(name, NOTHING);
        }
        return tree;
    }

    /** Returns whether there is a value, and it is not null. */
    public boolean isThere() {
        return this != NOTHING;
    }

    /** Returns whether this is an object. */
    public boolean isObject() {
        return scalar == Map.class;
    }

    /** Returns whether this is a list. */
    public boolean isList() {
        return scalar == List.class;
    }

    /** Returns whether this is a number, also NaN and infinity. */
    public boolean isNumber() {
        return scalar instanceof Number;
    }

    /** Returns the text without space around it, unless this is none or it is blank. */
    public Optional<String> text() {
        return scalar instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    /** Returns a text as it stands, or a number or truth as it is written; none of other values. */
    public Optional<String> scalar() {
        return !isThere() || isObject() || isList()
                ? Optional.empty()
                : Optional.of(scalar.toString());
    }

    /** Returns the number; it may be NaN or infinite. */
    public OptionalDouble number() {
        return scalar instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /**
     * Returns the number, also where it stands as a text: {@code "8.357"}, {@code "-Infinity"}; for
     * tools that write their fields as texts.
     */
    public OptionalDouble writtenNumber() {
        return scalar instanceof String text && WRITTEN.matcher(text.strip()).matches()
                ? OptionalDouble.of(Double.parseDouble(text.strip()))
                : number();
    }

    /** Returns the number if it is whole and fits. */
    public OptionalLong wholeNumber() {
        double number = number().orElse(Double.NaN);
        boolean fits = number == Math.rint(number) && Math.abs(number) < 0x1p63;
        return fits ? OptionalLong.of(((Number) scalar).longValue()) : OptionalLong.empty();
    }

    /**
     * Returns the number if it is whole and in a range.
     *
     * @param least the smallest that is taken
     * @param most the largest that is taken
     */
    public OptionalInt wholeNumber(int least, int most) {
        OptionalLong whole = wholeNumber();
        return whole.isPresent() && whole.getAsLong() >= least && whole.getAsLong() <= most
                ? OptionalInt.of((int) whole.getAsLong())
                : OptionalInt.empty();
    }

    /** Returns the truth value. */
    public Optional<Boolean> truth() {
        return scalar instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    /** Returns the items; none of anything but a list. */
    public List<JsonTree> items() {
        return items;
    }

    /** Returns the members in their order; none of anything but an object. */
    public Map<String, JsonTree> members() {
        return members;
    }

    /** Returns what kind of value this is, as a message says it: {@code a JSON array}. */
    public String kind() {
        if (!isThere()) {
            return "nothing";
        }
        return "a JSON "
                + (isObject()
                        ? "object"
                        : isList()
                                ? "array"
                                : scalar instanceof String
                                        ? "string"
                                        : isNumber() ? "number" : "boolean");
    }

    /** Returns the first names of an object as a message lists them, or else the kind. */
    public String layout() {
        if (members.isEmpty()) {
            return isObject() ? "nothing" : kind();
        }
        return members.keySet().stream()
                .limit(MOST_NAMES)
                .map(name -> shortened(name))
                .collect(Collectors.joining(", ", "", members.size() > MOST_NAMES ? ", ..." : ""));
    }

    /** The value as a message quotes it. */
    @Override
    public String toString() {
        if (isObject() || isList()) {
            return isObject() ? "an object" : "a list";
        }
        if (scalar instanceof String text) {
            return "'" + shortened(text) + "'";
        }
        if (scalar instanceof Double number && !number.isNaN()) {
            return Numbers.exact(number);
        }
        return isThere() ? shortened(scalar.toString()) : "nothing";
    }

    /** Words of a message stay on its line. */
    private static String shortened(String raw) {
        String text = Names.harmless(raw);
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
    }
}
