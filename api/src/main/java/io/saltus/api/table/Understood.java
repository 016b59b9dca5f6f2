package io.saltus.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was understood of a header without a word of the user. */
final class Understood {

    private static final int NAMED = 8;

    private final Columns columns;
    private final Header header;

    Understood(Columns columns, Header header) {
        this.columns = columns;
        this.header = header;
    }

    /** Adds a sentence, if there is anything to say. */
    void add(List<String> remarks) {
        List<String> parts = new ArrayList<>();
        for (Mapping mapping : header.mappings().values()) {
            if (mapping.index() >= 0 && columns.of(mapping.field()).equals(mapping.field().id())) {
                String name = header.names().get(mapping.index()).strip();
                boolean unread = mapping.field() == Column.SCORE && header.isWide();
                if (!unread && !FieldNames.plain(name).equals(mapping.field().id())) {
                    parts.add(
                            "'%s' is %s%s"
                                    .formatted(
                                            name,
                                            mapping.field().id(),
                                            mapping.stated() ? factor(mapping) : ""));
                }
            }
        }
        if (header.found()) {
            parts.add(
                    switch (header.holds()) {
                                case METRICS -> "metrics";
                                case MODELS -> "models";
                                default -> "tasks";
                            }
                            + " are "
                            + named(header.scores()));
        }
        if (!parts.isEmpty()) {
            remarks.add(
                    "read as follows: "
                            + String.join(", ", parts)
                            + "; say otherwise with FIELD=COLUMN, or scores=COLUMN;COLUMN");
        }
        addNames(remarks);
        addSpreads(remarks);
    }

    /** Columns of how scores vary that are not read. */
    private void addSpreads(List<String> remarks) {
        if (header.holds() != ScoreColumn.Holds.ALL || header.has(Column.STDERR)) {
            return;
        }
        List<String> spreads =
                header.left().stream()
                        .map(i -> header.names().get(i).strip())
                        .filter(name -> FieldNames.isSpread(name) || FieldNames.isError(name))
                        .toList();
        if (!spreads.isEmpty()) {
            remarks.add(
                    ("left unread, since nothing says that it is the standard error of the score: '%s';"
                                    + " if it is, say stderr=%s, or for half a 95 %% interval"
                                    + " stderr=%s*0.51")
                            .formatted(
                                    String.join("', '", spreads), spreads.get(0), spreads.get(0)));
        }
    }

    /** What the names of columns of tasks were taken to say. */
    private void addNames(List<String> remarks) {
        if (header.holds() != ScoreColumn.Holds.TASKS) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (ScoreColumn column : header.scores()) {
            if (column.given().size() > 1) {
                parts.add(
                        "'%s' is %s"
                                .formatted(
                                        column.name(),
                                        column.given().entrySet().stream()
                                                .map(e -> e.getKey().id() + " " + e.getValue())
                                                .collect(Collectors.joining(", "))));
            }
        }
        if (!parts.isEmpty()) {
            remarks.add("names of columns: " + told(parts));
        }
    }

    private static String factor(Mapping mapping) {
        return " x " + io.saltus.api.words.Numbers.of(mapping.factor());
    }

    static String named(List<ScoreColumn> columns) {
        return told(columns.stream().map(column -> "'" + column.name() + "'").toList());
    }

    /** The first of many, and how many more there are. */
    static String told(List<String> parts) {
        return parts.size() <= NAMED
                ? String.join(", ", parts)
                : String.join(", ", parts.subList(0, NAMED - 1))
                        + " and %d more".formatted(parts.size() - NAMED + 1);
    }
}
