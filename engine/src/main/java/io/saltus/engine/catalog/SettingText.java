package io.saltus.engine.catalog;

import io.saltus.api.spi.Secret;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values of settings as text, and back: how a user writes each type. */
final class SettingText {

    /** What stands between the values of a list. */
    static final String BETWEEN = ";";

    private static final Set<Class<?>> SINGLE =
            Set.of(
                    double.class,
                    long.class,
                    int.class,
                    boolean.class,
                    String.class,
                    Path.class,
                    Secret.class);

    private static final Set<Class<?>> LISTED =
            Set.of(Double.class, Long.class, Integer.class, String.class);

    private SettingText() {}

    /** Returns whether a setting may be of this type. */
    static boolean isPossible(Class<?> type, Optional<Class<?>> element) {
        return type == List.class
                ? element.filter(of -> LISTED.contains(of) || of.isEnum()).isPresent()
                : SINGLE.contains(type) || type.isEnum();
    }

    /** Returns a value as text: enums in kebab case, whole numbers without a fraction. */
    static String of(Object value) {
        if (value instanceof Enum<?> constant) {
            return Names.word(constant);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SettingText::of).collect(Collectors.joining(BETWEEN));
        }
        return value instanceof Double number ? Numbers.exact(number) : String.valueOf(value);
    }

    /** Returns what {@code text} says; nothing if the setting does not allow it. */
    static Optional<Object> read(Setting setting, String text) {
        if (setting.type() != List.class) {
            return one(setting, setting.type(), text);
        }
        List<Object> all = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(BETWEEN, -1)) {
            Optional<Object> value =
                    one(setting, setting.element().orElse(String.class), part.strip());
            if (value.isEmpty() || part.isBlank()) {
                return Optional.empty();
            }
            all.add(value.get());
        }
        return Optional.of(List.copyOf(all));
    }

    private static Optional<Object> one(Setting setting, Class<?> type, String given) {
        if (type == String.class) {
            return Optional.of(given);
        }
        String text = given.strip();
        try {
            if (type.isEnum()) {
                return constant(type, text);
            } else if (type == boolean.class) {
                return text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.valueOf(text))
                        : Optional.empty();
            } else if (type == Path.class) {
                return Optional.of(Path.of(text));
            } else if (type == Secret.class) {
                Secret secret = new Secret(text);
                return text.isEmpty() || secret.value().isPresent()
                        ? Optional.of(secret)
                        : Optional.empty();
            }
            return Optional.of(number(type, text)).filter(n -> isWithin(setting, n)).map(n -> n);
        } catch (IllegalArgumentException e) { // no number, no path, no name
            return Optional.empty();
        }
    }

    private static Number number(Class<?> type, String text) {
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        // reads what is written for infinity, too
        return Double.valueOf(text.replaceFirst("(?i)^([+-]?)inf$", "$1Infinity"));
    }

    /** Returns whether a number lies within the bounds of a setting. */
    static boolean isWithin(Setting setting, Number value) {
        return value.doubleValue() >= setting.min() && value.doubleValue() <= setting.max();
    }

    private static Optional<Object> constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (of(constant).equalsIgnoreCase(text.replace('_', '-'))) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
