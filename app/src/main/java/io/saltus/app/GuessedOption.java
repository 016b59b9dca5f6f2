package io.saltus.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to type in place of an option that one might expect and that there is not. */
final class GuessedOption {

    private static final Map<String, String> CONDITIONS =
            Map.of(
                    "--task", "task",
                    "--tasks", "task",
                    "--model", "model",
                    "--family", "family",
                    "--metric", "metric",
                    "--shots", "shots",
                    "--filter", "metric");

    private static final Map<String, String> COLUMNS =
            Map.of("--scores", "scores", "--score", "score", "--columns", "scores");

    private GuessedOption() {}

    /** Returns what to type for the first of the words that nothing matched, if it is known. */
    static Optional<String> meant(List<String> unmatched) {
        if (unmatched.isEmpty()) {
            return Optional.empty();
        }
        String[] words = unmatched.get(0).split("=", 2);
        String value =
                words.length > 1 ? words[1] : unmatched.size() > 1 ? unmatched.get(1) : "NAME";
        String quoted = value.replace("'", "\\'");
        if (CONDITIONS.containsKey(words[0])) {
            return Optional.of(
                    "Type --where \"%s = '%s'\"; other conditions: docs/guides/conditions.md."
                            .formatted(CONDITIONS.get(words[0]), quoted));
        }
        if (COLUMNS.containsKey(words[0])) {
            return Optional.of(
                    "Columns are a setting of the source: --source 'csv:%s=%s'."
                            .formatted(COLUMNS.get(words[0]), quoted));
        }
        return words[0].equals("--exclude")
                ? Optional.of("Type --where \"model != '%s'\".".formatted(quoted))
                : Optional.empty();
    }
}
