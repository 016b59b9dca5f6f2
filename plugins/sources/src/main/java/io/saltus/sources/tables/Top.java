package io.saltus.sources.tables;

import io.saltus.api.table.Columns;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The first rows of a table: what stands above its header, the header, and rows below it that were
 * read in search of it.
 *
 * @param read the rows that were read
 * @param header which of them is the header, or the first of two; -1 if none was found
 * @param lines the header, if it has two lines
 */
record Top(List<TableRow> read, int header, Optional<GroupedHeader> lines) {

    /** How far down a header is looked for. */
    private static final int LOOKED_AT = 10;

    /** Reads rows until one or two of them are a header. */
    static Top of(Columns columns, Iterator<TableRow> rows) {
        List<TableRow> read = new ArrayList<>();
        int header = -1;
        Optional<GroupedHeader> lines = Optional.empty();
        while (header < 0 && read.size() < LOOKED_AT && rows.hasNext()) {
            read.add(rows.next());
            int last = read.size() - 1;
            lines = pair(columns, read, last - 1);
            header = lines.isPresent() ? last - 1 : -1;
            if (header < 0 && TableText.isHeader(columns, read.get(last).cells())) {
                header = last;
                if (rows.hasNext()) {
                    read.add(rows.next());
                    lines = pair(columns, read, last);
                }
            }
        }
        return new Top(List.copyOf(read), header, lines);
    }

    private static Optional<GroupedHeader> pair(Columns columns, List<TableRow> read, int upper) {
        return upper < 0
                ? Optional.empty()
                : GroupedHeader.of(columns, read.get(upper).cells(), read.get(upper + 1).cells());
    }

    List<TableRow> above() {
        return read.subList(0, Math.max(0, header));
    }

    long headerLine() {
        return read.get(Math.max(0, header)).line();
    }

    /** Returns the names of the columns: of the first row where no header was found. */
    List<String> header(UnaryOperator<List<String>> cut) {
        return lines.map(GroupedHeader::header)
                .orElseGet(() -> cut.apply(read.get(Math.max(0, header)).cells()));
    }

    /** Returns all rows below the header. */
    Iterator<TableRow> below(Iterator<TableRow> rest) {
        int first = Math.max(0, header) + (lines.isPresent() ? 2 : 1);
        Iterator<TableRow> known = read.subList(first, read.size()).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return known.hasNext() || rest.hasNext();
            }

            @Override
            public TableRow next() {
                return known.hasNext() ? known.next() : rest.next();
            }
        };
    }
}
