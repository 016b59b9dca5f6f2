/**
 * DuckDB: Parquet, its own database files, and tables too large for memory.
 *
 * <p>The driver is loaded when the first location is read or Parquet is written, never to decide
 * whether to read one.
 */
package io.saltus.plugins.duckdb;
