package io.saltus.plugins.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.report.table.Kind;
import io.saltus.report.table.ReportTable;
import io.saltus.report.table.TableColumn;
import io.saltus.report.table.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the findings as a flat table, a row each.
 *
 * <p>Forecasts are a table of their own, {@code forecasts.csv}.
 *
 * <p>Aspects and quantities are columns {@code aspect.NAME} and {@code quantity.NAME}, in the order
 * in which they first occur; where an ability was judged in several families, {@code families.*}
 * say in how many it is emergent, whether they agree, and the onset they share. A value that does
 * not exist is an empty cell. {@code scales}, {@code scores}, {@code examples} and {@code models}
 * hold what stands at each scale, with semicolons between. Numbers are exact, and so is text but
 * for what a spreadsheet would take for a formula.
 *
 * @param spreadsheet whether text that a spreadsheet would take for a formula, because it begins
 *     with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return, is written
 *     behind an apostrophe; without it names are those of the data, byte for byte
 */
@About(id = "csv", summary = "Writes the findings as a flat CSV table", references = "RFC 4180")
public record Findings(
        @Param(
                        "Whether text that a spreadsheet takes for a formula is written behind an"
                                + " apostrophe; false: names are exact, for programs")
                boolean spreadsheet)
        implements Renderer {

    /** For spreadsheets, too. */
    public Findings() {
        this(true);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        // a table of one kind: where there are forecasts and no findings, it is theirs
        if (report.forecasts().isEmpty() || !report.findings().isEmpty()) {
            write(ReportTable.findings(report), output);
        }
        if (!report.forecasts().isEmpty()) {
            write(ReportTable.forecasts(report), output);
        }
    }

    private void write(ReportTable table, Output output) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.header());
            table.rows().forEach(row -> csv.writeRecord(cells(table.columns(), row)));
        }
        output.text(table.name() + ".csv").append(text.toString());
    }

    private List<String> cells(List<TableColumn> columns, List<Value> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Kind kind = columns.get(i).kind();
            boolean text = kind == Kind.TEXT || kind == Kind.TEXTS;
            String words = row.get(i).words();
            cells.add(spreadsheet && text ? noFormula(words) : words);
        }
        return cells;
    }

    private static String noFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
