package io.saltus.engine.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Values by the names of benchmarks; of the names that fit, the most specific counts: a name that
 * is written out before a pattern, of patterns the one with most letters, of equals the first.
 *
 * <p>How the words of a name are joined does not count: {@code hella-swag} is {@code hellaswag}. A
 * {@code *} stands for any further words, or none: {@code mmlu-pro*} is {@code mmlu-pro} and {@code
 * mmlu-pro-law}, never {@code mmlu-professional-law}; {@code mmlu-*} has at least one more word.
 * Words that say how many answers there are to choose from ({@code mnli-binary}, {@code
 * medqa-5options}) must stand in the pattern.
 *
 * @param <V> what is kept
 */
final class NameIndex<V> {

    private record Row<V>(Pattern pattern, int letters, boolean countsOptions, V value) {

        /** A pattern says nothing of a name that states another number of answers. */
        boolean isOf(String name) {
            return (countsOptions || !BenchmarkName.countsOptions(name))
                    && pattern.matcher(name).matches();
        }
    }

    private final Map<String, List<V>> exact = new HashMap<>();
    private final List<Row<V>> patterns = new ArrayList<>();

    /** Adds a value under a name or pattern. */
    void add(String name, V value) {
        if (name.indexOf('*') < 0) {
            exact.computeIfAbsent(joined(BenchmarkName.words(name)), key -> new ArrayList<>())
                    .add(value);
            return;
        }
        String plain = CatalogueRow.plain(name).replaceAll("[\\s./:|]+", "-");
        patterns.add(
                new Row<>(
                        pattern(plain),
                        plain.replaceAll("[*-]", "").length(),
                        BenchmarkName.countsOptions(plain),
                        value));
        patterns.sort(Comparator.comparingInt((Row<V> row) -> row.letters()).reversed());
    }

    /**
     * Returns the value of what is meant.
     *
     * @param names what is perhaps meant, the most likely first
     * @param fits which values count
     */
    Optional<V> find(List<String> names, Predicate<V> fits) {
        for (String name : names) {
            Optional<V> found =
                    exact.getOrDefault(joined(name), List.of()).stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        for (String name : names) {
            for (Row<V> row : patterns) {
                if (fits.test(row.value()) && row.isOf(name)) {
                    return Optional.of(row.value());
                }
            }
        }
        return Optional.empty();
    }

    private static String joined(String words) {
        return words.replace("-", "");
    }

    private static Pattern pattern(String name) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char here = name.charAt(at);
            char next = at + 1 < name.length() ? name.charAt(at + 1) : '*';
            char last = at > 0 ? name.charAt(at - 1) : '*';
            if (here == '*') {
                regex.append(Character.isLetter(last) ? "(?:[^\\p{L}].*)?" : ".*");
                regex.append(Character.isLetter(next) ? "(?<!\\p{L})" : "");
            } else if (here == '-') {
                regex.append(next == '*' || last == '*' ? "-" : "");
            } else {
                regex.append(Pattern.quote(String.valueOf(here)));
                regex.append(next == '*' || next == '-' && isBeforeStar(name, at + 1) ? "" : "-?");
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static boolean isBeforeStar(String name, int at) {
        return at + 1 < name.length() && name.charAt(at + 1) == '*';
    }
}
