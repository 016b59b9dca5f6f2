package io.saltus.sources.tables;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.Columns;
import io.saltus.api.table.TabularResults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of text that are a table: the header is the first row that can be one, and what stands above
 * it is passed over and named.
 */
public final class TableText {

    /** How far down a header is looked for. */
    private static final int LOOKED_AT = 10;

    private final Columns columns;
    private final Location location;
    private final ObservationSink sink;

    /**
     * @param columns which column holds what
     * @param location where the table is
     * @param sink where results and issues go
     */
    public TableText(Columns columns, Location location, ObservationSink sink) {
        this.columns = columns;
        this.location = location;
        this.sink = sink;
    }

    /** Returns whether a row can be the header of a table of results. */
    public static boolean isHeader(Columns columns, List<String> cells) {
        if (cells.stream().anyMatch(cell -> cell.strip().matches("[+-]?\\d[\\d.,]*%?"))) {
            return false;
        }
        try {
            columns.mapped(
                    JoinedTask.of(columns, cells).map(JoinedTask::header).orElse(cells), "-");
            return true;
        } catch (RequestException noHeader) {
            return false;
        }
    }

    /**
     * Sends the rows of a table.
     *
     * @param rows all rows, from the top
     * @param sized whether rows leave out blank cells at their end, as those of spreadsheets do
     * @throws RequestException if there is no header, no row below it, or two columns share a name
     */
    public void send(Iterator<TableRow> rows, boolean sized) {
        List<TableRow> first = new ArrayList<>();
        int header = -1;
        while (header < 0 && first.size() < LOOKED_AT && rows.hasNext()) {
            TableRow row = rows.next();
            first.add(row);
            header = isHeader(columns, row.cells()) ? first.size() - 1 : -1;
        }
        if (first.isEmpty()) {
            throw new RequestException(location.name() + " is empty");
        }
        tellAbove(first.subList(0, Math.max(0, header)));
        List<String> names = named(first.get(Math.max(0, header)).cells());
        requireDistinct(names);
        Optional<JoinedTask> joined = JoinedTask.of(columns, names);
        List<String> all = joined.map(JoinedTask::header).orElse(names);
        boolean any = false;
        try (TabularResults results = TabularResults.of(columns, all, location, sink)) {
            for (TableRow row : first.subList(Math.max(0, header) + 1, first.size())) {
                results.row(row.line(), cells(row, sized ? names.size() : -1, joined));
                any = true;
            }
            while (rows.hasNext()) {
                TableRow row = rows.next();
                results.row(row.line(), cells(row, sized ? names.size() : -1, joined));
                any = true;
            }
        }
        if (!any) {
            throw new RequestException(
                    "%s has a header and no rows: %s"
                            .formatted(location.name(), String.join(", ", names)));
        }
    }

    /** The cells of a row, of a size that is asked for, with the task that is joined of some. */
    private static List<String> cells(TableRow row, int size, Optional<JoinedTask> joined) {
        List<String> cells = size < 0 ? row.cells() : row.ofSize(size).cells();
        return joined.isPresent() ? joined.get().row(cells) : cells;
    }

    /** Without blank names at the end, which are no columns. */
    private static List<String> named(List<String> header) {
        int end = header.size();
        while (end > 1 && header.get(end - 1).isBlank()) {
            end--;
        }
        return header.subList(0, end);
    }

    private void tellAbove(List<TableRow> above) {
        String text =
                above.stream()
                        .flatMap(row -> row.cells().stream())
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(", "));
        if (!above.isEmpty()) {
            sink.report(
                    Issue.at(
                                    location,
                                    above.get(0).line(),
                                    "%s above the header %s passed over: '%s'"
                                            .formatted(
                                                    above.size() == 1
                                                            ? "a row"
                                                            : above.size() + " rows",
                                                    above.size() == 1 ? "is" : "are",
                                                    text.length() <= 80
                                                            ? text
                                                            : text.substring(0, 80) + "..."))
                            .asRemark());
        }
    }

    private void requireDistinct(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isBlank() && !seen.add(name.strip())) {
                throw new RequestException(
                        ("%s has two columns named '%s': give one of them another name in its header, since"
                                        + " settings such as scores=COLUMN;COLUMN name columns by it")
                                .formatted(location.name(), name.strip()));
            }
        }
    }
}
