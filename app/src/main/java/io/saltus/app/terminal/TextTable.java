package io.saltus.app.terminal;

import io.saltus.api.words.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of words in columns. A column that holds {@value #NONE} throughout is left out.
 *
 * @param rows the header first, all of one length
 */
public record TextTable(List<List<String>> rows) {

    /** What stands where there is nothing. */
    public static final String NONE = "-";

    /** Leaves out the columns that hold nothing. */
    public TextTable {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < rows.get(0).size(); c++) {
            int column = c;
            if (rows.stream().skip(1).anyMatch(row -> !row.get(column).equals(NONE))) {
                kept.add(c);
            }
        }
        rows = rows.stream().map(row -> kept.stream().map(row::get).toList()).toList();
    }

    /** Returns the table in Markdown, or aligned by blanks. */
    public String written(boolean markdown) {
        return markdown ? markdown() : aligned();
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            text.append(i == 0 ? "|" + "---|".repeat(rows.get(0).size()) + "\n" : "");
        }
        return text.toString();
    }

    private String aligned() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], DisplayWidth.of(row.get(c)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                line.append(DisplayWidth.padded(row.get(c), widths[c] + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
