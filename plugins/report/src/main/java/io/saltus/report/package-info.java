/**
 * The JSON report, {@code saltus-report/1}: its one writer and its one reader, {@link
 * io.saltus.report.ReportJson}.
 *
 * <p>What goes in: how the values of {@link io.saltus.api.report.Report} are written as JSON and
 * read back. What does not: any other format, and what is made of a report; the columns of tables
 * are in {@link io.saltus.report.table}.
 */
package io.saltus.report;
