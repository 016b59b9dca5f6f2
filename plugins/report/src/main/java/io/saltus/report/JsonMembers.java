package io.saltus.report;

import io.saltus.api.data.RequestException;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
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
 * @param members values by name, as {@link JsonValue} reads them
 */
record JsonMembers(String document, String place, Map<String, Object> members) {

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

    /** A truth value, false where it is missing. */
    boolean truth(String name) {
        return member(name, Boolean.class, "must be a truth value").orElse(false);
    }

    double number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    OptionalDouble optionalNumber(String name) {
        return member(name, Number.class, "must be a number")
                .map(number -> OptionalDouble.of(finite(place + "/" + name, number)))
                .orElse(OptionalDouble.empty());
    }

    /** A number that is {@code least} or more. */
    OptionalDouble optionalNumber(String name, double least) {
        OptionalDouble number = optionalNumber(name);
        if (number.isPresent() && number.getAsDouble() < least) {
            throw wrong(
                    document,
                    place + "/" + name,
                    "must be at least " + Numbers.exact(least),
                    number.getAsDouble());
        }
        return number;
    }

    private double finite(String at, Number number) {
        if (Double.isInfinite(number.doubleValue())) {
            throw wrong(document, at, "must be a number below 1.8e308 in size", number);
        }
        return number.doubleValue();
    }

    /** A number, or an infinity as text. */
    double numberOrInfinity(String name) {
        Object value = members.get(name);
        return "inf".equals(value)
                ? Double.POSITIVE_INFINITY
                : "-inf".equals(value) ? Double.NEGATIVE_INFINITY : number(name);
    }

    OptionalDouble optionalNumberOrInfinity(String name) {
        return has(name) ? OptionalDouble.of(numberOrInfinity(name)) : OptionalDouble.empty();
    }

    /** A whole number that is {@code least} or more. */
    long whole(String name, long least) {
        return optionalWhole(name, least, Long.MAX_VALUE).orElseThrow(() -> missing(name));
    }

    /** A whole number between the two bounds, both included. */
    OptionalLong optionalWhole(String name, long least, long most) {
        Object value = members.get(name);
        String at = place + "/" + name;
        if (value instanceof Double number) {
            String allowed =
                    Math.abs(number) < Long.MAX_VALUE
                            ? "must be a whole number, written without point and exponent"
                            : "must be a whole number below 9.2e18 in size";
            throw wrong(document, at, allowed, number);
        }
        Optional<Long> number = member(name, Long.class, "must be a whole number");
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (number.get() < least) {
            throw wrong(document, at, "must be at least " + least, number.get());
        }
        if (number.get() > most) {
            throw wrong(document, at, "must be at most " + most, number.get());
        }
        return OptionalLong.of(number.get());
    }

    /** The settings of an extension: each a number, a truth value or a text. */
    Map<String, Object> settings() {
        members.forEach(
                (name, value) -> {
                    if (value instanceof List || value instanceof JsonMembers) {
                        throw wrong(
                                document,
                                place + "/" + name,
                                "must be a number, a truth value or a text",
                                value);
                    }
                });
        return members;
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

    /** A list of numbers. */
    double[] numbers(String name) {
        List<?> elements = elements(name);
        double[] numbers = new double[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            String at = place + "/" + name + "/" + i;
            numbers[i] = finite(at, typed(at, elements.get(i), Number.class, "must be a number"));
        }
        return numbers;
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
                String one = at + "/" + i;
                numbers[i] = finite(one, typed(one, pair.get(i), Number.class, "must be a number"));
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
        } catch (IllegalArgumentException e) {
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

    /** Refuses these members, with their place. */
    RequestException refused(String why) {
        return new RequestException(told(document, place) + why);
    }

    RequestException missing(String name) {
        return new RequestException(told(document, place) + "'" + name + "' is missing");
    }

    private static RequestException wrong(
            String document, String place, String allowed, Object given) {
        return new RequestException(told(document, place) + allowed + ", got " + words(given));
    }

    /** Returns a value as a message tells it: what is long is cut. */
    static String words(Object given) {
        if (given instanceof JsonMembers) {
            return "an object";
        }
        if (given instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (given instanceof Optional<?>) {
            return "null";
        }
        if (given instanceof Double number) {
            return Numbers.exact(number);
        }
        String text = given instanceof String ? "'" + given + "'" : String.valueOf(given);
        return text.length() > 60 ? text.substring(0, 59) + "\u2026" : text;
    }

    private static String told(String document, String place) {
        return "'" + document + "'" + (place.isEmpty() ? "" : " at " + place) + ": ";
    }
}
