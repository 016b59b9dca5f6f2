package io.saltus.sources.tables;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.Columns;
import io.saltus.api.table.MappedColumn;
import io.saltus.api.table.TabularResults;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of text that are a table: the header is the first row that can be one, or two rows that can
 * together, which is said; what stands above it is passed over and named.
 */
public final class TableText {

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

    /** Returns whether two rows are together the header of a table of results. */
    public static boolean isHeader(Columns columns, List<String> upper, List<String> lower) {
        return GroupedHeader.of(columns, upper, lower).isPresent();
    }

    /**
     * Sends the rows of a table.
     *
     * @param rows all rows, from the top
     * @param sized whether rows leave out blank cells at their end, as those of spreadsheets do
     * @throws RequestException if there is no header, no row below it, or two columns share a name
     */
    public void send(Iterator<TableRow> rows, boolean sized) {
        Top top = Top.of(columns, rows);
        if (top.read().isEmpty()) {
            throw new RequestException(location.name() + " is empty");
        }
        tellAbove(top.above());
        List<String> names = top.header(TableText::named);
        top.lines().ifPresent(lines -> tell(top.headerLine(), lines));
        requireDistinct(names);
        Optional<JoinedTask> joined = JoinedTask.of(columns, names);
        List<String> all = joined.map(JoinedTask::header).orElse(names);
        int size = top.lines().map(GroupedHeader::width).orElse(names.size());
        boolean any = false;
        try (TabularResults results = TabularResults.of(columns, all, location, sink)) {
            Iterator<TableRow> below = top.below(rows);
            while (below.hasNext()) {
                TableRow row = below.next();
                List<String> whole = sized ? row.ofSize(size).cells() : row.cells();
                for (List<String> cells : parts(top, row.line(), whole)) {
                    results.row(row.line(), joined.isPresent() ? joined.get().row(cells) : cells);
                }
                any = true;
            }
        }
        if (!any) {
            throw new RequestException(
                    "%s has a header and no rows: %s"
                            .formatted(location.name(), String.join(", ", names)));
        }
    }

    private void tell(long line, GroupedHeader lines) {
        sink.report(Issue.at(location, line, lines.words()).asRemark());
    }

    /** The rows that a row is below a header of two lines; itself below one line. */
    private List<List<String>> parts(Top top, long line, List<String> cells) {
        if (top.lines().isEmpty()) {
            return List.of(cells);
        }
        GroupedHeader lines = top.lines().get();
        int size = GroupedHeader.width(cells);
        boolean note = cells.stream().filter(cell -> !cell.isBlank()).count() <= 1;
        if (!note && (size > lines.width() || cells.size() < lines.width())) {
            sink.report(
                    Issue.at(
                                    location,
                                    line,
                                    "the row has %d cells, the header %d"
                                            .formatted(cells.size(), lines.width()))
                            .refusing(1)
                            .coded("bad-row"));
            return List.of();
        }
        return lines.rows(cells);
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

    /**
     * Two columns of one name are refused where one of them is read: which is meant? Whether
     * columns that nobody named hold scores or notes, their rows tell, so that {@link
     * TabularResults} refuses those.
     */
    private void requireDistinct(List<String> header) {
        Set<String> seen = new HashSet<>();
        List<String> twice =
                header.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !seen.add(name))
                        .toList();
        if (twice.isEmpty()) {
            return;
        }
        Optional<String> unclear = unclear(header, twice);
        if (unclear.isPresent()) {
            throw new RequestException(
                    ("%s has two columns named '%s': give one of them another name in its header, since"
                                    + " settings such as scores=COLUMN;COLUMN name columns by it; a"
                                    + " header of two lines is written as one, 'MMLU acc,GSM8K acc'")
                            .formatted(location.name(), unclear.get()));
        }
    }

    /** The first name of two columns of which one is read, if one is read that is no score. */
    private Optional<String> unclear(List<String> header, List<String> twice) {
        List<MappedColumn> mapped;
        try {
            mapped = columns.mapped(header, location.name());
        } catch (RequestException unknown) {
            return Optional.of(twice.get(0));
        }
        boolean listed = columns.isWide() && !columns.scores().strip().equals("*");
        List<MappedColumn> read =
                mapped.stream().filter(c -> twice.contains(c.column().strip())).toList();
        return read.stream().allMatch(column -> !listed && column.field().equals("scores"))
                ? Optional.empty()
                : twice.stream()
                        .filter(
                                name ->
                                        read.stream()
                                                .anyMatch(c -> c.column().strip().equals(name)))
                        .findFirst();
    }
}
