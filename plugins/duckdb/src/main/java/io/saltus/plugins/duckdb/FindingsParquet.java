package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.report.table.ReportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Writes findings, points of the curves and issues as Parquet, a file each; forecasts where there
 * are some.
 *
 * <p>The columns are those of {@code csv}, typed: text, 64-bit whole numbers, doubles, truth
 * values, and lists for what stands at each scale of a curve. What is unknown is null. Names are
 * those of the data. The version and the command stand in the metadata of each file, as {@code
 * saltus_version} and {@code saltus_command}.
 */
@About(
        id = "parquet",
        summary = "Writes findings, points and issues as Parquet files with typed columns",
        references = "parquet.apache.org")
public record FindingsParquet() implements Renderer {

    /** MiB; of a table that is larger the rest goes to the disk. */
    private static final int MEMORY = 512;

    @Override
    public void render(Report report, Output output) throws IOException {
        // one thread: the rows keep their order, and the same report gives the same bytes
        try (Session session = Session.open(MEMORY, 1)) {
            for (ReportTable table : ReportTable.all(report)) {
                Path file = new ParquetTable(session, table).write(report);
                try (OutputStream bytes = output.file(table.name() + ".parquet")) {
                    Files.copy(file, bytes);
                }
                Files.delete(file);
            }
        } catch (SQLException e) {
            throw new RequestException("Parquet cannot be written: " + DuckDbMessage.line(e, 0), e);
        }
    }
}
