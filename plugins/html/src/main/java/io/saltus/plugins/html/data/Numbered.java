package io.saltus.plugins.html.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values by number, each kept once: what many findings share (a meaning, a metric, a model's name)
 * stands in the page once.
 */
final class Numbered<T> {

    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    /** Returns the number of {@code value}: a new one if it was not met before. */
    int of(T value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** Returns the values in the order of their numbers. */
    List<T> values() {
        return new ArrayList<>(numbers.keySet());
    }
}
