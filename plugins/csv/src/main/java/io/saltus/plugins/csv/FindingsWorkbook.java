package io.saltus.plugins.csv;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.report.table.ReportTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an Excel workbook: sheets of findings, points of the curves, issues, and what was asked of
 * which data with which settings; forecasts where there are some.
 *
 * <p>The columns are those of {@code csv}. Numbers are numbers, exact; what is unknown is an empty
 * cell; text stays text, also when the cell is edited: no formula and no date is made of a name.
 * The heading is frozen and has filters. The same report gives the same bytes.
 */
@About(
        id = "xlsx",
        summary = "Writes findings, points, issues and what was asked as an Excel workbook",
        references = "ECMA-376")
public record FindingsWorkbook() implements Renderer {

    @Override
    public void render(Report report, Output output) throws IOException {
        List<ReportTable> sheets = new ArrayList<>(ReportTable.all(report));
        sheets.add(ReportTable.about(report));
        sheets.forEach(FindingsWorkbook::requireRoom);
        try (WorkbookWriter workbook = new WorkbookWriter(output.file("report.xlsx"))) {
            workbook.write(sheets, "Saltus " + report.version());
        }
    }

    private static void requireRoom(ReportTable table) {
        if (table.size() > SheetWriter.MOST_ROWS
                || table.columns().size() > SheetWriter.MOST_COLUMNS) {
            throw new RequestException(
                    ("the table of %s has %s rows and %s columns, and a sheet of Excel holds at most"
                                    + " %s and %s; write it with --render parquet or csv, or ask"
                                    + " for less with --where")
                            .formatted(
                                    table.name(),
                                    table.size(),
                                    table.columns().size(),
                                    SheetWriter.MOST_ROWS,
                                    SheetWriter.MOST_COLUMNS));
        }
    }
}
