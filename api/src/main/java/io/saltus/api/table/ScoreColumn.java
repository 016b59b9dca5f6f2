package io.saltus.api.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that holds scores, and what its name says of them.
 *
 * @param index index of the column
 * @param name its name, as it stands in the header
 * @param given fields that its name holds: {@code MMLU (5-shot)} a task and its shots, {@code
 *     OpenbookQA - EM} a task and its metric
 * @param factor what a number in it is multiplied by, if the user says so
 * @param percent whether its name says that it holds percentages
 */
record ScoreColumn(
        int index, String name, Map<Column, String> given, OptionalDouble factor, boolean percent) {

    /** What the columns of scores of a table are. */
    enum Holds {
        /** One column of scores for all rows. */
        ALL,
        /** A task each. */
        TASKS,
        /** A metric each. */
        METRICS,
        /** A model each. */
        MODELS
    }

    private static final Pattern PERCENT = Pattern.compile("(.*?)\\s*[(\\[]?\\s*%\\s*[)\\]]?");
    private static final Pattern NOTE = Pattern.compile("(.*?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]");
    private static final Pattern SHOTS =
            Pattern.compile(
                    "(?i)(.*?)[\\s,_]+((?:\\d+|zero|one|two|three|four|five|eight|ten)[-_ ]?shots?)");
    private static final Pattern METRIC =
            Pattern.compile("(.+?)(?:\\s+[-\u2013\u2014]\\s+|\\s*[/|:]\\s*)([^/|:]+)");
    private static final String DASH = " - ";

    /**
     * Returns the column with what its name says.
     *
     * @param dashed whether the names of this table are a task, a dash and a metric
     */
    static ScoreColumn of(
            int index, String name, Holds holds, OptionalDouble factor, boolean dashed) {
        Map<Column, String> given = new EnumMap<>(Column.class);
        String rest = name.strip();
        if (rest.endsWith("\u2193") || rest.endsWith("\u2191")) {
            given.put(Column.HIGHER_IS_BETTER, Boolean.toString(rest.endsWith("\u2191")));
            rest = rest.substring(0, rest.length() - 1).strip();
        }
        Matcher matcher = PERCENT.matcher(rest);
        boolean percent = matcher.matches() && !matcher.group(1).isEmpty();
        rest = percent ? matcher.group(1) : rest;
        if (holds == Holds.TASKS) {
            rest = task(rest, given, dashed);
            given.put(Column.TASK, rest);
        } else if (holds == Holds.METRICS) {
            given.put(Column.METRIC, rest);
        } else if (holds == Holds.MODELS) {
            given.put(Column.MODEL, rest);
        }
        return new ScoreColumn(index, name.strip(), given, factor, percent);
    }

    /** Returns whether most names of a table that hold a dash end in a metric, as HELM's do. */
    static boolean areDashed(List<String> names) {
        int dashed = 0;
        int metrics = 0;
        for (String name : names) {
            int dash = name.lastIndexOf(DASH);
            if (dash > 0) {
                dashed++;
                metrics += FieldNames.isMetricNote(name.substring(dash + DASH.length())) ? 1 : 0;
            }
        }
        return metrics > 0 && metrics * 2 >= dashed;
    }

    private static String task(String name, Map<Column, String> given, boolean dashed) {
        int dash = name.lastIndexOf(DASH);
        if (dashed && dash > 0) {
            given.put(Column.METRIC, name.substring(dash + DASH.length()).strip());
            return setup(name.substring(0, dash).strip(), given);
        }
        String rest = setup(name, given);
        Matcher metric = METRIC.matcher(rest);
        if (metric.matches() && FieldNames.isMetricNote(metric.group(2))) {
            given.put(Column.METRIC, metric.group(2).strip());
            rest = setup(metric.group(1).strip(), given);
        }
        return rest;
    }

    /** Takes shots, strategy and metric out of the notes behind a name. */
    private static String setup(String name, Map<Column, String> given) {
        Matcher bare = SHOTS.matcher(name);
        if (bare.matches() && !bare.group(1).isBlank()) {
            take(bare.group(2), given);
            return bare.group(1);
        }
        Matcher note = NOTE.matcher(name);
        if (!note.matches() || note.group(1).isBlank()) {
            return name;
        }
        List<String> kept = new ArrayList<>();
        for (String part : note.group(2).split("[,;]")) {
            if (!take(part.strip(), given)) {
                kept.add(part.strip());
            }
        }
        return kept.isEmpty()
                ? setup(note.group(1), given)
                : note.group(1) + " (" + String.join(", ", kept) + ")";
    }

    private static boolean take(String note, Map<Column, String> given) {
        if (FieldNames.isMetricNote(note)) {
            given.put(Column.METRIC, note);
            return true;
        }
        Shots shots = Shots.of(note).orElse(Shots.NONE);
        if (!shots.number().isEmpty()) {
            given.put(Column.SHOTS, shots.number());
        }
        if (!shots.strategy().isEmpty()) {
            given.put(Column.STRATEGY, shots.strategy());
        }
        return !shots.number().isEmpty() || !shots.strategy().isEmpty();
    }
}
