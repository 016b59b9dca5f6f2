package io.saltus.app.inspect;

import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import io.saltus.app.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that fits a width: names are cut where they are long, and the last column, which says
 * where things came from, goes on below where it does not fit.
 *
 * @param rows the header first, all of one length
 * @param width columns of the terminal
 */
record Grid(List<List<String>> rows, int width) {

    private static final int LONGEST_CELL = 32;
    private static final int NARROWEST_LAST = 30;

    List<String> lines() {
        TextTable kept = new TextTable(rows.stream().map(Grid::harmless).toList());
        int last = kept.rows().get(0).size() - 1;
        int[] widths = new int[last];
        for (List<String> row : kept.rows()) {
            for (int c = 0; c < last; c++) {
                widths[c] = Math.max(widths[c], DisplayWidth.of(row.get(c)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : kept.rows()) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < last; c++) {
                line.append(DisplayWidth.padded(row.get(c), widths[c] + 2));
            }
            int used = DisplayWidth.of(line.toString());
            int left = Math.max(NARROWEST_LAST, width - used);
            String indent = " ".repeat(Math.min(used, Math.max(4, width - NARROWEST_LAST)));
            String start = line.toString();
            for (String part : DisplayWidth.wrapped(row.get(last), left)) {
                lines.add((start + part).stripTrailing());
                start = indent;
            }
        }
        return lines;
    }

    private static List<String> harmless(List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            String cell = Names.harmless(row.get(c));
            boolean whole = c == 0 || c == row.size() - 1; // names are what conditions need
            cells.add(whole ? cell : DisplayWidth.cut(cell, LONGEST_CELL));
        }
        return cells;
    }
}
