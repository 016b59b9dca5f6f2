/**
 * Tables of results: the long form that every tabular source reads, one row per result, with column
 * mapping, defaults and messages that are the same in all of them.
 *
 * <p>A source of a new tabular format hands its header and its rows to {@link
 * io.saltus.api.table.TabularResults} and has everything else.
 */
package io.saltus.api.table;
