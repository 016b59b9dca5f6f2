package io.saltus.engine.catalog;

import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * A setting as its extension declares it.
 *
 * @param name name of the record component
 * @param type {@code double}, {@code long}, {@code int}, {@code boolean}, {@code String} or an enum
 * @param meaning what it means
 * @param min smallest value allowed, for numbers
 * @param max largest value allowed, for numbers
 * @param defaultValue what the constructor without arguments passes on
 */
public record Setting(
        String name, Class<?> type, String meaning, double min, double max, Object defaultValue) {

    /**
     * Returns whether {@code asked} names this setting: case, {@code -} and {@code _} do not count.
     */
    boolean isNamed(String asked) {
        return isSameName(asked, name);
    }

    /** Returns whether two names are one to {@link #isNamed}. */
    static boolean isSameName(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Returns the values an enum setting takes, in kebab case; none for other types. */
    public List<String> choices() {
        if (!type.isEnum()) {
            return List.of();
        }
        return List.of(type.getEnumConstants()).stream().map(Setting::text).toList();
    }

    /** Returns what is allowed, in words: {@code a number in [0, 1]}. */
    public String allowed() {
        if (type.isEnum()) {
            return "one of " + String.join(", ", choices());
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        String noun = type == double.class ? "a number" : "a whole number";
        boolean bounded = min > Double.NEGATIVE_INFINITY || max < Double.POSITIVE_INFINITY;
        return bounded ? noun + " in " + bounds() : noun;
    }

    /** Returns the bounds as an interval: {@code [0, 1]}, {@code [3, inf)}. */
    public String bounds() {
        return (min == Double.NEGATIVE_INFINITY ? "(-inf" : "[" + Numbers.exact(min))
                + ", "
                + (max == Double.POSITIVE_INFINITY ? "inf)" : Numbers.exact(max) + "]");
    }

    /**
     * Returns a value of a setting as text: enums in kebab case, whole numbers without a fraction.
     */
    public static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return Names.word(constant);
        }
        return value instanceof Double number ? Numbers.exact(number) : String.valueOf(value);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
