package io.saltus.sources.tables;

import io.saltus.api.table.Columns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A header of two lines: groups of columns, each named over its first, and below them the names of
 * the columns, as {@code ,,MMLU,,GSM8K,} above {@code model,params,acc,stderr,acc,stderr}.
 *
 * <p>Where every group holds metrics and standard errors alone, a row is turned into one for each
 * group, whose name is the task or, beside a column of tasks, the model; so an error stays beside
 * its score. Else the two names are joined to one ({@code MMLU 5-shot}).
 *
 * @param header the names of the columns, in one line
 * @param width cells of a row of the table
 * @param singles the columns above which no group stands, by their places in a row
 * @param groups by name the place in a row of each of the last columns of the header; empty if the
 *     names were joined
 */
record GroupedHeader(
        List<String> header, int width, List<Integer> singles, Map<String, List<Integer>> groups) {

    /**
     * Returns the header that two rows are; nothing where one of them is a header by itself or
     * nothing shows how they belong together.
     */
    static Optional<GroupedHeader> of(Columns columns, List<String> upper, List<String> lower) {
        return new TwoLines(columns).header(upper, lower);
    }

    /** Returns a row as it stands below this header: one for each group, or itself. */
    List<List<String>> rows(List<String> cells) {
        if (groups.isEmpty()) {
            return List.of(cells);
        }
        Function<Integer, String> cell = i -> i >= 0 && i < cells.size() ? cells.get(i) : "";
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
            List<String> row = new ArrayList<>(singles.stream().map(cell).toList());
            if (group.getValue().stream().anyMatch(i -> !cell.apply(i).isBlank())) {
                row.add(group.getKey());
                group.getValue().forEach(i -> row.add(cell.apply(i)));
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            // a note below the table, or a row without a score: told as such
            List<String> row = new ArrayList<>(singles.stream().map(cell).toList());
            row.addAll(Collections.nCopies(header.size() - singles.size(), ""));
            rows.add(row);
        }
        return rows;
    }

    /** Says how the two lines were read. */
    String words() {
        String how =
                groups.isEmpty()
                        ? "joined: " + told(header)
                        : "joined: below each of %s stand %s"
                                .formatted(
                                        told(List.copyOf(groups.keySet())),
                                        told(header.subList(singles.size() + 1, header.size())));
        return "two header lines, " + how;
    }

    private static String told(List<String> names) {
        List<String> all = named(names).stream().map(name -> "'" + name + "'").toList();
        return all.size() <= 8
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, 7)) + " and %d more".formatted(all.size() - 7);
    }

    /** The names that are not blank. */
    static List<String> named(List<String> names) {
        return names.stream().filter(name -> !name.isBlank()).collect(Collectors.toList());
    }

    /** The cells of a row without blank ones at its end. */
    static int width(List<String> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }
}
