/** Tables in files for people: CSV, TSV, Markdown and Excel workbooks in, findings as CSV out. */
package io.saltus.plugins.csv;
