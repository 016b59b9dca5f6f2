package io.saltus.engine.catalog;

import io.saltus.api.spi.Secret;
import io.saltus.api.words.Numbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting as its extension declares it.
 *
 * @param name name of the record component
 * @param type {@code double}, {@code long}, {@code int}, {@code boolean}, {@code String}, {@code
 *     Path}, {@code Secret}, an enum or {@code List}
 * @param element what a list holds
 * @param meaning what it means
 * @param min smallest value allowed, for numbers
 * @param max largest value allowed, for numbers
 * @param defaultValue what the constructor without arguments passes on
 * @param required whether the user has to give it
 * @param formerly names that it had before
 */
public record Setting(
        String name,
        Class<?> type,
        Optional<Class<?>> element,
        String meaning,
        double min,
        double max,
        Object defaultValue,
        boolean required,
        List<String> formerly) {

    /** Copies the names. */
    public Setting {
        formerly = List.copyOf(formerly);
    }

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

    /** Returns whether it was named so before. */
    boolean wasNamed(String asked) {
        return formerly.stream().anyMatch(old -> plain(asked).equals(plain(old)));
    }

    /** Returns the values an enum setting takes, in kebab case; none for other types. */
    public List<String> choices() {
        return type.isEnum() ? constants(type) : List.of();
    }

    private static List<String> constants(Class<?> type) {
        return List.of(type.getEnumConstants()).stream().map(Setting::text).toList();
    }

    /** Returns what is allowed, in words: {@code a number in [0, 1]}. */
    public String allowed() {
        return type == List.class
                ? "a list of which each is " + allowed(element.orElse(String.class)) + ", as a;b"
                : allowed(type);
    }

    private String allowed(Class<?> of) {
        if (of.isEnum()) {
            return "one of " + String.join(", ", constants(of));
        }
        if (of == boolean.class) {
            return "true or false";
        }
        if (of == String.class) {
            return "text";
        }
        if (of == Path.class) {
            return "the path of a file or folder";
        }
        if (of == Secret.class) {
            return "the name of an environment variable that is set, as MY_TOKEN";
        }
        boolean fractions = of == double.class || of == Double.class;
        String noun = fractions ? "a number" : "a whole number";
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
     * Returns a value of a setting as text: enums in kebab case, whole numbers without a fraction,
     * lists as {@code a;b}, a secret starred.
     */
    public static String text(Object value) {
        return SettingText.of(value);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
