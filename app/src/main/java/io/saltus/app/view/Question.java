package io.saltus.app.view;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.CommandWords;
import io.saltus.app.study.StudyRequest;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.dataset.Dataset;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page asks: the query of its address, which stands for arguments of {@code analyze}.
 *
 * @param words the values of each name, in the order in which they were given
 */
record Question(Map<String, List<String>> words) {

    /** Columns of which single values are picked. */
    static final List<String> PICKS = List.of("task", "family", "metric");

    /** What stands for an option of its own name. */
    static final List<String> OPTIONS =
            List.of(
                    "axis",
                    "curves",
                    "checkpoints",
                    "where",
                    "criterion",
                    "only",
                    "top",
                    "calibrate",
                    "simulations");

    /** What says how to ask rather than what. */
    private static final List<String> ASIDE = List.of("page", "render", "reading");

    /** Copies the words. */
    Question {
        words = new LinkedHashMap<>(words);
    }

    /**
     * Returns the question of a query.
     *
     * @param query as it stands in an address, escaped; empty for no question
     * @throws RequestException if it asks for what there is not
     */
    static Question of(String query) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            if (part.isEmpty()) {
                continue;
            }
            if (!PICKS.contains(name) && !OPTIONS.contains(name) && !ASIDE.contains(name)) {
                throw new RequestException(
                        "the address asks for '%s'; it may ask for %s, %s"
                                .formatted(
                                        name,
                                        String.join(", ", PICKS),
                                        String.join(", ", OPTIONS)));
            }
            words.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return new Question(words);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RequestException("the address is not escaped as addresses are: " + text, e);
        }
    }

    /** Returns the query that asks this. */
    String query() {
        List<String> parts = new ArrayList<>();
        words.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        parts.add(
                                                name
                                                        + "="
                                                        + URLEncoder.encode(
                                                                value, StandardCharsets.UTF_8))));
        return String.join("&", parts);
    }

    /** Returns the first value of a name. */
    Optional<String> first(String name) {
        return words.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Returns the arguments of {@code analyze} that ask this.
     *
     * @param fixed the arguments that no page changes: locations, and how they are read
     */
    List<String> arguments(List<String> fixed) {
        List<String> arguments = new ArrayList<>(fixed);
        for (String name : OPTIONS) {
            List<String> values =
                    name.equals("where") ? condition() : words.getOrDefault(name, List.of());
            if (name.equals("calibrate")) {
                if (!values.isEmpty()) {
                    arguments.add("--calibrate");
                }
                continue;
            }
            for (String value : values) {
                if (!value.isBlank()) {
                    add(arguments, "--" + name, value);
                }
            }
        }
        return arguments;
    }

    /** A value that begins like an option must stick to its own. */
    private static void add(List<String> arguments, String option, String value) {
        if (value.startsWith("-")) {
            arguments.add(option + "=" + value);
        } else {
            arguments.add(option);
            arguments.add(value);
        }
    }

    /** The values picked and the reader's own condition as one; none if nothing is left out. */
    private List<String> condition() {
        List<String> parts = new ArrayList<>();
        for (String column : PICKS) {
            List<String> values = words.getOrDefault(column, List.of());
            if (values.size() == 1) {
                parts.add(column + " = " + quoted(values.get(0)));
            } else if (!values.isEmpty()) {
                List<String> all = values.stream().map(Question::quoted).toList();
                parts.add(column + " in (" + String.join(", ", all) + ")");
            }
        }
        own().ifPresent(own -> parts.add(parts.isEmpty() ? own : "(" + own + ")"));
        return parts.isEmpty() ? List.of() : List.of(String.join(" and ", parts));
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /**
     * Returns what {@code analyze} makes of it.
     *
     * @throws RequestException if it asks for what there is not
     */
    StudyRequest request(List<String> fixed) {
        own().ifPresent(Condition::new); // no bracket of it closes one of ours
        return StudyRequest.of(arguments(fixed));
    }

    /** Returns whether single values are picked. */
    boolean picks() {
        return words.keySet().stream().anyMatch(PICKS::contains);
    }

    private Optional<String> own() {
        return first("where").filter(own -> !own.isBlank());
    }

    /**
     * Makes sure that the reader's own condition selects results, whatever else is picked: what is
     * wrong with it is said of the words that the reader wrote.
     *
     * @throws RequestException if it names no column, or selects none
     */
    void requireOwn(Dataset dataset) {
        own().ifPresent(own -> dataset.where(new Condition(own)));
    }

    /** Returns the command that shows the same on a terminal. */
    String command(List<String> fixed, String... more) {
        List<String> all = new ArrayList<>(List.of("analyze"));
        all.addAll(arguments(fixed));
        all.addAll(List.of(more));
        return new CommandWords(all).toString();
    }

    /** Returns the name whose words are refused when they stand alone; empty if it is none. */
    String blamed(List<String> fixed, Catalog catalog) {
        for (String name : OPTIONS) {
            try {
                only(List.of(name)).request(fixed).study(catalog);
            } catch (RuntimeException e) {
                return name;
            }
        }
        return "";
    }

    private Question only(List<String> names) {
        Map<String, List<String>> some = new LinkedHashMap<>(words);
        some.keySet().retainAll(names);
        return new Question(some);
    }
}
