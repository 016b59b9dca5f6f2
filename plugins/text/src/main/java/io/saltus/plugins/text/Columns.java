package io.saltus.plugins.text;

import io.saltus.api.words.DisplayWidth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid in aligned columns under their headings.
 *
 * @param grid what to write
 * @param limit width in columns; where it does not do, the widest give way and wrap
 */
record Columns(Grid grid, int limit) {

    private static final int GAP = 2;
    private static final int NARROWEST = 12;

    /** Whether nothing needs to give way. */
    boolean fit() {
        long total = -GAP;
        for (int c = 0; c < grid.header().size(); c++) {
            total += natural(c) + GAP;
        }
        return total <= limit;
    }

    void write(Appendable out) throws IOException {
        int[] widths = widths();
        row(grid.header(), widths, out);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("\u2500".repeat(width));
        }
        row(rule, widths, out);
        for (List<String> cells : grid.rows()) {
            row(cells, widths, out);
        }
    }

    private int natural(int column) {
        int width = DisplayWidth.of(grid.header().get(column));
        for (List<String> row : grid.rows()) {
            width = Math.max(width, DisplayWidth.of(row.get(column)));
        }
        return width;
    }

    private int[] widths() {
        int[] widths = new int[grid.header().size()];
        long total = (long) GAP * (widths.length - 1);
        for (int c = 0; c < widths.length; c++) {
            widths[c] = natural(c);
            total += widths[c];
        }
        while (total > limit) {
            int widest = 0;
            for (int c = 1; c < widths.length; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break; // narrower than this nothing can be read: the terminal wraps
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private static void row(List<String> cells, int[] widths, Appendable out) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int c = 0; c < widths.length; c++) {
            List<String> lines = DisplayWidth.wrapped(cells.get(c), widths[c]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String part = line < wrapped.get(c).size() ? wrapped.get(c).get(line) : "";
                text.append(DisplayWidth.padded(part, widths[c] + GAP));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }
}
