/**
 * Settings that sources of one family share, each said and handled once.
 *
 * <p>A source takes them as a record among its own components, as a tabular source takes {@link
 * io.saltus.api.table.Columns}: the user sees one list of settings. What goes in: a setting that
 * means the same to several sources, with what it does.
 */
package io.saltus.sources.settings;
