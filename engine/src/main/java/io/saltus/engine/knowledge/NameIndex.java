package io.saltus.engine.knowledge;

import java.util.ArrayList;
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

    /** A pattern, made into a regular expression where its beginning fits: few ever do. */
    private static final class Row<V> {
        private final String plain;
        private final String beginning;
        private final int letters;
        private final boolean countsOptions;
        private final V value;
        private volatile Optional<Pattern> pattern = Optional.empty();

        Row(String plain, V value) {
            this.plain = plain;
            this.beginning = joined(plain.substring(0, plain.indexOf('*')));
            this.letters = plain.replaceAll("[*-]", "").length();
            this.countsOptions = BenchmarkName.countsOptions(plain);
            this.value = value;
        }

        /** A pattern says nothing of a name that states another number of answers. */
        boolean isOf(String name, String joined) {
            return joined.startsWith(beginning)
                    && pattern().matcher(name).matches()
                    && (countsOptions || !BenchmarkName.countsOptions(name));
        }

        private Pattern pattern() {
            Pattern made = pattern.orElseGet(() -> NameIndex.pattern(plain));
            pattern = Optional.of(made);
            return made;
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
        Row<V> row = new Row<>(CatalogueRow.plain(name).replaceAll("[\\s./:|]+", "-"), value);
        int at = 0;
        while (at < patterns.size() && patterns.get(at).letters >= row.letters) {
            at++;
        }
        patterns.add(at, row);
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
            String joined = joined(name);
            for (Row<V> row : patterns) {
                if (row.isOf(name, joined) && fits.test(row.value)) {
                    return Optional.of(row.value);
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
