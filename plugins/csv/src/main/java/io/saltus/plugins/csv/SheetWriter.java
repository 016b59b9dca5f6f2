package io.saltus.plugins.csv;

import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Numbers;
import io.saltus.report.table.Kind;
import io.saltus.report.table.ReportTable;
import io.saltus.report.table.TableColumn;
import io.saltus.report.table.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A table as a sheet: heading frozen and with filters, columns as wide as what is in them. */
final class SheetWriter {

    /** Rows that a sheet has room for, its heading aside. */
    static final int MOST_ROWS = (1 << 20) - 1;

    /** Columns that a sheet has room for. */
    static final int MOST_COLUMNS = 1 << 14;

    private static final int HEADING = 1;
    private static final int TEXT = 2;

    /** From here on Excel, which keeps 15 digits, does not keep a whole number. */
    private static final long TOO_LARGE = 1_000_000_000_000_000L;

    /** Rows that the width of a column is measured by. */
    private static final int MEASURED = 500;

    private static final int WIDEST = 60;
    private static final int NUMBER = 10;

    /** What the arrow of a filter takes, in characters. */
    private static final int ARROW = 3;

    private final ReportTable table;
    private final Writer xml;

    SheetWriter(ReportTable table, Writer xml) {
        this.table = table;
        this.xml = xml;
    }

    /**
     * @param namespace that of the elements
     * @param isShown whether it is the sheet that is seen first
     */
    void write(String namespace, boolean isShown) throws IOException {
        xml.append("<worksheet xmlns=\"").append(namespace).append("\">");
        xml.append("<dimension ref=\"").append(area(table)).append("\"/>");
        xml.append("<sheetViews><sheetView workbookViewId=\"0\"");
        xml.append(isShown ? " tabSelected=\"1\">" : ">");
        xml.append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\"");
        xml.append(" state=\"frozen\"/></sheetView></sheetViews><cols>");
        int[] widths = widths();
        for (int column = 0; column < widths.length; column++) {
            xml.append(
                    "<col min=\"%1$s\" max=\"%1$s\" width=\"%2$s\" customWidth=\"1\"/>"
                            .formatted(column + 1, widths[column]));
        }
        xml.append("</cols><sheetData><row r=\"1\">");
        for (int column = 0; column < table.columns().size(); column++) {
            text(table.columns().get(column).name(), name(column) + 1, HEADING);
        }
        xml.append("</row>");
        for (int row = 0; row < table.size(); row++) {
            xml.append("<row r=\"").append(Integer.toString(row + 2)).append("\">");
            List<Value> cells = table.row().apply(row);
            for (int column = 0; column < cells.size(); column++) {
                cell(cells.get(column), name(column) + (row + 2));
            }
            xml.append("</row>");
        }
        xml.append("</sheetData><autoFilter ref=\"").append(area(table));
        xml.append("\"/></worksheet>");
    }

    private void cell(Value value, String place) throws IOException {
        if (value instanceof Value.Whole whole && Math.abs(whole.number()) < TOO_LARGE) {
            typed(place, "n", Long.toString(whole.number()));
        } else if (value instanceof Value.Real real && Double.isFinite(real.number())) {
            typed(place, "n", Numbers.exact(real.number()));
        } else if (value instanceof Value.Truth truth) {
            typed(place, "b", truth.isTrue() ? "1" : "0");
        } else if (!(value instanceof Value.Unknown)) {
            text(value.words(), place, TEXT);
        }
    }

    private void typed(String place, String type, String value) throws IOException {
        xml.append("<c r=\"").append(place).append("\" t=\"").append(type).append("\"><v>");
        xml.append(value).append("</v></c>");
    }

    private void text(String text, String place, int style) throws IOException {
        xml.append("<c r=\"").append(place).append("\" s=\"").append(Integer.toString(style));
        xml.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml.append(SheetText.escaped(SheetText.fitting(text))).append("</t></is></c>");
    }

    private int[] widths() {
        List<TableColumn> columns = table.columns();
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = DisplayWidth.of(columns.get(column).name()) + ARROW;
        }
        table.rows()
                .limit(MEASURED)
                .forEach(
                        row -> {
                            for (int column = 0; column < widths.length; column++) {
                                // a number is shown in as much room as there is
                                int room =
                                        columns.get(column).kind() == Kind.NUMBER
                                                ? NUMBER
                                                : DisplayWidth.of(row.get(column).words()) + 1;
                                widths[column] = Math.min(WIDEST, Math.max(widths[column], room));
                            }
                        });
        return widths;
    }

    /** Returns all cells with the heading: {@code A1:D17}. */
    private static String area(ReportTable table) {
        return "A1:" + name(table.columns().size() - 1) + (table.size() + 1);
    }

    /** Returns all cells with the heading, as a name refers to them: {@code $A$1:$D$17}. */
    static String fixed(ReportTable table) {
        return "$A$1:$" + name(table.columns().size() - 1) + "$" + (table.size() + 1);
    }

    /** Returns the letters of a column, from 0 on: A, B, ... Z, AA. */
    private static String name(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : name(column / 26 - 1) + last;
    }
}
