package io.saltus.sources.tables;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line the line on which it stands, from 1
 * @param cells the text of its cells
 */
public record TableRow(long line, List<String> cells) {

    /** Copies the cells. */
    public TableRow {
        cells = List.copyOf(cells);
    }

    /** Returns the cells with blank ones at the end cut off or added. */
    TableRow ofSize(int size) {
        if (cells.size() == size) {
            return this;
        }
        List<String> fitted = new java.util.ArrayList<>(cells);
        while (fitted.size() < size) {
            fitted.add("");
        }
        while (fitted.size() > size && fitted.get(fitted.size() - 1).isBlank()) {
            fitted.remove(fitted.size() - 1);
        }
        return new TableRow(line, fitted);
    }
}
