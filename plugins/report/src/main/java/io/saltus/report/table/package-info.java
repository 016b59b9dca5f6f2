/**
 * A report as flat tables with typed columns, for formats that programs and spreadsheets read: the
 * one home of their columns.
 *
 * <p>What goes in: which tables there are, their columns and what stands in a cell. What does not:
 * how a format writes a cell.
 */
package io.saltus.report.table;
