package io.saltus.report.table;

import io.saltus.api.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that is made of a report: a row is made when it is asked for, so that large reports are
 * not held twice.
 *
 * @param name its name in the plural, of small letters: that of a file or a sheet
 * @param columns its columns
 * @param size number of rows, at least 0
 * @param row the cells of a row, from 0 on; as many as there are columns
 */
public record ReportTable(
        String name, List<TableColumn> columns, int size, IntFunction<List<Value>> row) {

    /** Copies the columns. */
    public ReportTable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(row, "row");
        columns = List.copyOf(columns);
    }

    /** Returns a row per finding: what it is about, the verdict, and what stands at each scale. */
    public static ReportTable findings(Report report) {
        return FindingRows.of(report);
    }

    /** Returns a row per forecast: curve, target, method, and the quantiles. */
    public static ReportTable forecasts(Report report) {
        return ForecastRows.of(report);
    }

    /** Returns a row per scale of a curve, each curve once however many criteria judged it. */
    public static ReportTable points(Report report) {
        return PointRows.of(report);
    }

    /** Returns a row per issue in the data. */
    public static ReportTable issues(Report report) {
        return IssueRows.of(report);
    }

    /** Returns what was asked, the data, the criteria as set, and which plugins took part. */
    public static ReportTable about(Report report) {
        return AboutRows.of(report);
    }

    /**
     * Returns findings, forecasts, points and issues. There are no findings where a report holds
     * forecasts alone, and no forecasts where nothing is forecast; the others may have no rows.
     */
    public static List<ReportTable> all(Report report) {
        List<ReportTable> tables = new ArrayList<>();
        if (report.forecasts().isEmpty() || !report.findings().isEmpty()) {
            tables.add(findings(report));
        }
        if (!report.forecasts().isEmpty()) {
            tables.add(forecasts(report));
        }
        tables.add(points(report));
        tables.add(issues(report));
        return List.copyOf(tables);
    }

    /** Returns the headings. */
    public List<String> header() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** Returns the rows, each made when it is reached. */
    public Stream<List<Value>> rows() {
        return IntStream.range(0, size).mapToObj(row);
    }
}
