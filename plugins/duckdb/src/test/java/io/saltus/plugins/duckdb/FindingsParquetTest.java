package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.report.Report;
import io.saltus.report.table.Kind;
import io.saltus.report.table.ReportTable;
import io.saltus.report.table.Value;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsParquetTest {

    @TempDir private Path folder;

    private Path write(Report report, String table) throws IOException {
        Map<String, byte[]> files = RenderedFiles.of(new FindingsParquet(), report).files();
        return Files.write(folder.resolve(table + ".parquet"), files.get(table + ".parquet"));
    }

    private static List<List<Object>> rows(String sql) throws IOException, SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Session session = Session.open(256, 1);
                ResultSet found = session.query(sql)) {
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    Object cell = found.getObject(i);
                    row.add(
                            cell instanceof java.sql.Array list
                                    ? Arrays.asList((Object[]) list.getArray())
                                    : cell);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object plain(Value value) {
        if (value instanceof Value.Each each) {
            return each.values().stream().map(FindingsParquetTest::plain).toList();
        }
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value instanceof Value.Real real) {
            return real.number();
        }
        return value instanceof Value.Truth truth ? truth.isTrue() : utf8(value.words());
    }

    /** What UTF-8 cannot hold, half a pair of surrogates, is a question mark. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void readsBackAsTheTablesOfTheReport() throws IOException, SQLException {
        for (Report report : SampleReports.all()) {
            for (ReportTable table : ReportTable.all(report)) {
                Path file = write(report, table.name());
                List<List<Object>> found = rows("SELECT * FROM " + Sql.text(file.toString()));
                assertEquals(table.size(), found.size());
                for (int row = 0; row < found.size(); row++) {
                    List<Value> cells = table.row().apply(row);
                    for (int i = 0; i < cells.size(); i++) {
                        Object cell = found.get(row).get(i);
                        assertEquals(
                                string(plain(cells.get(i))),
                                string(cell == null ? "" : cell),
                                table.columns().get(i).name());
                    }
                }
            }
        }
    }

    /** Lists hold null where a value is unknown. */
    private static String string(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(one -> one == null ? "" : one.toString()).toList().toString()
                : value.toString();
    }

    @Test
    void hasTypedColumns() throws IOException, SQLException {
        Report report = SampleReports.published();
        Path file = write(report, "findings");
        List<List<Object>> types =
                rows(
                        "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM %s)"
                                .formatted(Sql.text(file.toString())));
        assertTrue(types.contains(List.of("shots", "BIGINT")), types::toString);
        assertTrue(types.contains(List.of("onset", "DOUBLE")), types::toString);
        assertTrue(types.contains(List.of("scores", "DOUBLE[]")), types::toString);
        assertTrue(types.contains(List.of("models", "VARCHAR[]")), types::toString);
        assertEquals(
                List.of("remark", "BOOLEAN"),
                rows("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM %s)"
                                .formatted(Sql.text(write(report, "issues").toString())))
                        .get(4));
        assertEquals(Kind.TRUTH, ReportTable.issues(report).columns().get(4).kind());
    }

    @Test
    void saysInEachFileWhatWasAsked() throws IOException, SQLException {
        Report report = SampleReports.published();
        List<List<Object>> found =
                rows(
                        "SELECT decode(key), decode(value) FROM parquet_kv_metadata(%s)"
                                .formatted(Sql.text(write(report, "points").toString())));
        assertTrue(found.contains(List.of("saltus_version", report.version())), found::toString);
        assertTrue(found.contains(List.of("saltus_command", report.command())), found::toString);
    }

    @Test
    void writesMoreRowsThanOneBatch() throws IOException, SQLException {
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            issues.add(new Issue("line " + i, "bad"));
        }
        Path file = write(SampleReports.published().withIssues(issues), "issues");
        List<List<Object>> found = rows("SELECT * FROM " + Sql.text(file.toString()));
        assertEquals(2500, found.size());
        assertEquals("line 2499", found.get(2499).get(0));
    }
}
