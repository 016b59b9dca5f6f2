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
            case VALUE_NULL -> null;
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
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw wrong(name, "must be a text");
        }
        return Optional.ofNullable((String) value);
    }

    double number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    OptionalDouble optionalNumber(String name) {
        Object value = members.get(name);
        return value == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(place + "/" + name, value));
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
        Object value = members.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (!(value instanceof Long number)) {
            throw wrong(name, "must be a whole number");
        }
        return OptionalLong.of(number);
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
                                        name,
                                        "must be one of "
                                                + Stream.of(values)
                                                        .map(Names::word)
                                                        .collect(Collectors.joining(", "))));
    }

    <E extends Enum<E>> E word(String name, E[] values, E without) {
        return members.get(name) == null ? without : word(name, values);
    }

    JsonMembers object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<JsonMembers> optionalObject(String name) {
        return Optional.ofNullable(members.get(name))
                .map(value -> object(document, place + "/" + name, value));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof String text)) {
                throw wrong(name, "must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    <T> List<T> list(String name, Function<JsonMembers, T> element) {
        List<T> list = new ArrayList<>();
        for (Object value : elements(name)) {
            list.add(
                    element.apply(object(document, place + "/" + name + "/" + list.size(), value)));
        }
        return list;
    }

    /** A list of pairs of numbers. */
    List<double[]> pairs(String name) {
        List<double[]> pairs = new ArrayList<>();
        for (Object element : elements(name)) {
            String at = place + "/" + name + "/" + pairs.size();
            if (!(element instanceof List<?> pair) || pair.size() != 2) {
                throw wrong(document, at, "must be a pair of numbers", element);
            }
            pairs.add(new double[] {number(at, pair.get(0)), number(at, pair.get(1))});
        }
        return pairs;
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /** Returns what {@code made} makes of the members; what it refuses is told with the place. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RequestException(told(document, place) + e.getMessage(), e);
        }
    }

    private double number(String at, Object value) {
        if (!(value instanceof Number number)) {
            throw wrong(document, at, "must be a number", value);
        }
        return number.doubleValue();
    }

    private List<?> elements(String name) {
        if (members.get(name) == null) {
            throw missing(name);
        }
        if (!(members.get(name) instanceof List<?> elements)) {
            throw wrong(name, "must be a list");
        }
        return elements;
    }

    private RequestException missing(String name) {
        return new RequestException(told(document, place) + "'" + name + "' is missing");
    }

    private RequestException wrong(String name, String allowed) {
        return wrong(document, place + "/" + name, allowed, members.get(name));
    }

    private static RequestException wrong(
            String document, String place, String allowed, Object given) {
        String text =
                given instanceof String
                        ? "'" + given + "'"
                        : given instanceof JsonMembers ? "an object" : String.valueOf(given);
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
