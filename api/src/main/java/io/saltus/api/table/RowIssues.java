package io.saltus.api.table;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said of single rows: those that are refused, passed over or taken in a certain way. */
final class RowIssues implements AutoCloseable {

    private final Location location;
    private final ObservationSink sink;
    private final FoldedIssues refused;
    private final FoldedIssues passed;
    private final FoldedIssues undated;
    private final Set<String> said = new HashSet<>();
    private final Map<String, Boolean> averages = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private boolean averaged;
    private long summing;

    RowIssues(Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
        this.refused = new FoldedIssues(sink::report);
        this.undated = new FoldedIssues(sink::report);
        this.passed = new FoldedIssues(issue -> sink.report(issue.asRemark()), 1);
    }

    /** Refuses a result. */
    void refuse(long line, BadCell bad) {
        refused.add(
                bad.kind(),
                Issue.at(location, line, bad.getMessage()).refusing(1).coded("bad-row"),
                "line " + line);
    }

    /**
     * Passes over a row that is no result: blank, a note, an average over models. One with another
     * number of cells than the header is refused.
     *
     * @return whether it was
     */
    boolean passOver(long line, List<String> cells, Header header) {
        int filled = 0;
        String only = "";
        for (String cell : cells) {
            if (!cell.isBlank()) {
                filled++;
                only = cell.strip();
            }
        }
        int size = header.names().size();
        if (filled == 0 && cells.size() <= size) {
            return true;
        }
        if (filled == 1 && size > 2 && isNote(only, cells, header)) {
            pass(
                    "note",
                    line,
                    "the row holds nothing but '%s' and is passed over".formatted(shortened(only)));
            return true;
        }
        if (cells.size() != size) {
            refuse(
                    line,
                    new BadCell(
                            "cells",
                            "the row has %d cells, the header %d".formatted(cells.size(), size)));
            return true;
        }
        if (averaged
                && averages.computeIfAbsent(
                        header.mapping(Column.TASK).in(cells), FieldNames::isAverage)) {
            passed.add(
                    "average task",
                    Issue.at(
                                    location,
                                    line,
                                    "'%s' sums up other tasks, which are there: its row is passed over"
                                            .formatted(header.mapping(Column.TASK).in(cells)))
                            .passingOver(filled(header.scores(), cells))
                            .coded("passed-over"),
                    "line " + line);
            return true;
        }
        summing += filled(header.summing(), cells);
        String model = header.mapping(Column.MODEL).in(cells);
        if (header.mapping(Column.MODEL).index() >= 0
                && header.isWide()
                && FieldNames.isAverage(model)
                && header.mapping(Column.PARAMS).in(cells).isEmpty()) {
            pass("average", line, "'%s' is no model: its row is passed over".formatted(model));
            return true;
        }
        return false;
    }

    private static long filled(List<ScoreColumn> columns, List<String> cells) {
        return columns.stream().filter(c -> !Cell.isUnknown(cells.get(c.index()).strip())).count();
    }

    /** Says from now on of rows of averages over tasks that they are passed over. */
    void passOverAverages() {
        averaged = true;
    }

    /** A row of a wide table without a score is none; in a long one it must read like a note. */
    private static boolean isNote(String text, List<String> cells, Header header) {
        boolean isSentence =
                text.matches("(?i)(note|source|legend)\\b.*|[*#\u2020].*|\\S+(\\s+\\S+){2,}");
        boolean isFirst = !cells.get(0).isBlank();
        boolean isWhole = cells.size() == header.names().size();
        return isFirst && (isSentence || isWhole && header.isWide() && !Survey.isNumeric(text));
    }

    /** Says once of a column that a cell is taken for not evaluated, unless it is blank. */
    void unknown(String column, String text) {
        if (!text.isEmpty() && said.add("unknown")) {
            sink.report(
                    Issue.at(
                                    location,
                                    "'%s', as first in '%s', is taken for not evaluated"
                                            .formatted(text, column))
                            .asRemark()
                            .coded("unknown-value"));
        }
    }

    /** Says once of a column what stands behind the sign of an error. */
    void error(long line, String column, String text) {
        if (said.add("error " + column)) {
            sink.report(
                    Issue.at(
                                    location,
                                    line,
                                    "what stands behind \u00b1 in '%s' is taken for the standard error, as in '%s'"
                                            .formatted(column, text))
                            .asRemark()
                            .coded("understood"));
        }
    }

    /** Says of a model that its release date cannot be read. */
    void undated(long line, String why) {
        undated.add("date", Issue.at(location, line, why).coded("bad-date"), "line " + line);
    }

    /** Counts a row whose size of the model is -1 or 0. */
    void unknownSize(String column) {
        sizes.merge(column, 1L, Long::sum);
    }

    private void pass(String kind, long line, String why) {
        passed.add(kind, Issue.at(location, line, why).coded("passed-over"), "line " + line);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    @Override
    public void close() {
        if (summing > 0) {
            sink.report(
                    Issue.at(
                                    location,
                                    "%d scores in columns that are left aside are passed over"
                                            .formatted(summing))
                            .passingOver(summing)
                            .coded("passed-over")
                            .asRemark());
        }
        sizes.forEach(
                (column, rows) ->
                        sink.report(
                                Issue.at(
                                                location,
                                                "-1 or 0 in '%s' is taken for an unknown size (%s)"
                                                        .formatted(
                                                                column, Numbers.count(rows, "row")))
                                        .asRemark()
                                        .coded("unknown-value")));
        passed.close();
        undated.close();
        refused.close();
    }
}
