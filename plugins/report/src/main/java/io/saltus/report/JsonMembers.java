package io.saltus.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of one object in a document, asked for by name and type. What is missing, or of
 * another type than asked for, is told with its place, a JSON pointer (RFC 6901); {@code null}
 * counts as missing.
 *
 * @param document what messages call the document
 * @param place where in it the object stands
 * @param members values by name: {@link String}, {@link Long}, {@link Double}, {@link Boolean},
 *     lists and members of these
 */
record JsonMembers(String document, String place, Map<String, Object> members) {

    /** Returns the value at which the parser stands, and moves to its end. */
    static Object value(JsonParser parser, String document) throws IOException {
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
                    members.put(name, value(parser, document));
                }
                yield new JsonMembers(document, place, members);
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser, document));
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

    /** Returns {@code value} as an object. */
    static JsonMembers object(String document, String place, Object value) {
        if (!(value instanceof JsonMembers members)) {
            throw wrong(document, place, "must be an object", value);
        }
        return members;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return member(name, String.class, "must be a text");
    }

    double number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    OptionalDouble optionalNumber(String name) {
        return member(name, Number.class, "must be a number")
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    /** A number, or an infinity as text. */
    double numberOrInfinity(String name) {
        Object value = members.get(name);
        return "inf".equals(value)
                ? Double.POSITIVE_INFINITY
                : "-inf".equals(value) ? Double.NEGATIVE_INFINITY : number(name);
    }

    long whole(String name) {
        return optionalWhole(name).orElseThrow(() -> missing(name));
    }

    OptionalLong optionalWhole(String name) {
        return member(name, Long.class, "must be a whole number")
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** One of the words of an enum. */
    <E extends Enum<E>> E word(String name, E[] values) {
        String asked = text(name);
        return Stream.of(values)
                .filter(value -> Names.word(value).equals(asked))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        document,
                                        place + "/" + name,
                                        "must be one of "
                                                + Stream.of(values)
                                                        .map(Names::word)
                                                        .collect(Collectors.joining(", ")),
                                        asked));
    }

    <E extends Enum<E>> E word(String name, E[] values, E without) {
        return has(name) ? word(name, values) : without;
    }

    JsonMembers object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<JsonMembers> optionalObject(String name) {
        return member(name, JsonMembers.class, "must be an object");
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(name)) {
            String at = place + "/" + name + "/" + texts.size();
            texts.add(typed(at, element, String.class, "must be a text"));
        }
        return texts;
    }

    <T> List<T> list(String name, Function<JsonMembers, T> element) {
        List<T> list = new ArrayList<>();
        for (Object value : elements(name)) {
            String at = place + "/" + name + "/" + list.size();
            list.add(element.apply(typed(at, value, JsonMembers.class, "must be an object")));
        }
        return list;
    }

    /** A list of pairs of numbers. */
    List<double[]> pairs(String name) {
        List<double[]> pairs = new ArrayList<>();
        for (Object element : elements(name)) {
            String at = place + "/" + name + "/" + pairs.size();
            List<?> pair = typed(at, element, List.class, "must be a pair of numbers");
            if (pair.size() != 2) {
                throw wrong(document, at, "must be a pair of numbers", pair);
            }
            double[] numbers = new double[2];
            for (int i = 0; i < 2; i++) {
                numbers[i] =
                        typed(at + "/" + i, pair.get(i), Number.class, "must be a number")
                                .doubleValue();
            }
            pairs.add(numbers);
        }
        return pairs;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns what {@code made} makes of the members; what it refuses is told with the place. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RequestException(told(document, place) + e.getMessage(), e);
        }
    }

    private List<?> elements(String name) {
        return member(name, List.class, "must be a list").orElseThrow(() -> missing(name));
    }

    private <T> Optional<T> member(String name, Class<T> type, String allowed) {
        return Optional.ofNullable(members.get(name))
                .map(value -> typed(place + "/" + name, value, type, allowed));
    }

    private <T> T typed(String at, Object value, Class<T> type, String allowed) {
        if (!type.isInstance(value)) {
            throw wrong(document, at, allowed, value);
        }
        return type.cast(value);
    }

    private RequestException missing(String name) {
        return new RequestException(told(document, place) + "'" + name + "' is missing");
    }

    private static RequestException wrong(
            String document, String place, String allowed, Object given) {
        String text =
                given instanceof String
                        ? "'" + given + "'"
                        : given instanceof JsonMembers
                                ? "an object"
                                : given instanceof Optional<?> ? "null" : String.valueOf(given);
        return new RequestException(
                told(document, place)
                        + allowed
                        + ", got "
                        + (text.length() > 60 ? text.substring(0, 59) + "\u2026" : text));
    }

    private static String told(String document, String place) {
        return "'" + document + "'" + (place.isEmpty() ? "" : " at " + place) + ": ";
    }
}
