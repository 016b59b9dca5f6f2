/** The JSON report, {@code saltus-report/1}: its one writer and its one reader. */
package io.saltus.report;
