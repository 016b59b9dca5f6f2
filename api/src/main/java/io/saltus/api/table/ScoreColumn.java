package io.saltus.api.table;

import io.saltus.api.data.KnownMetrics;
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
                    "(?i)(.*?)[\\s,_]+((?:\\d+|zero|one|two|three|four|five|eight|ten)[-_ ]?shots?"
                            + "(?:[-_,; ]+(?:cot|chain[-_ ]of[-_ ]thought))?)");
    private static final Pattern METRIC =
            Pattern.compile("(.+?)(?:\\s+[-\u2013\u2014]\\s+|\\s*[/|:]\\s*)([^/|:]+)");
    private static final Pattern ARROW =
            Pattern.compile(
                    "(?i)\\s*(?:[\u2191\u2193\u2b06\u2b07]\\x{FE0F}?|[(\\[]\\s*(?:lower|higher)(?: is better)?\\s*[)\\]])");
    private static final String DASH = " - ";

    /**
     * Returns the column with what its name says.
     *
     * @param dashed whether the names of this table are a task, a dash and a metric
     */
    static ScoreColumn of(
            int index, String name, Holds holds, OptionalDouble factor, boolean dashed) {
        Map<Column, String> given = new EnumMap<>(Column.class);
        String rest = withoutArrow(Markup.text(name.strip()), given);
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

    /** Takes an arrow, or what it stands for, as the direction. */
    private static String withoutArrow(String name, Map<Column, String> given) {
        Matcher arrow = ARROW.matcher(name);
        if (!arrow.find()) {
            return name;
        }
        boolean rises = arrow.group().matches("(?i).*(?:higher|[\u2191\u2b06]).*");
        given.put(Column.HIGHER_IS_BETTER, Boolean.toString(rises));
        return name.substring(0, arrow.start()).strip()
                + name.substring(arrow.end()).replaceFirst("^\\s+(?=\\w|$)", " ").stripTrailing();
    }

    /** Returns this column as that of another task, where it holds one. */
    ScoreColumn named(String task) {
        Map<Column, String> other = new EnumMap<>(given);
        other.replace(Column.TASK, task);
        return new ScoreColumn(index, name, other, factor, percent);
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
            return setup(metric.group(1).strip(), given);
        }
        return given.containsKey(Column.METRIC) ? rest : inWords(rest, given);
    }

    /** Takes a metric out of the words of a name, or what the benchmark of it is scored in. */
    private static String inWords(String name, Map<Column, String> given) {
        int note = name.endsWith(")") ? name.lastIndexOf(" (") : -1;
        String bare = note < 0 ? name : name.substring(0, note);
        HeadingMetric heading = HeadingMetric.of(bare).orElse(null);
        if (heading == null) {
            KnownMetrics.ofBenchmark(bare).ifPresent(usual -> given.put(Column.METRIC, usual));
            return name;
        }
        given.put(Column.METRIC, heading.metric());
        return setup(heading.task(), given) + (note < 0 ? "" : name.substring(note));
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
