/**
 * What a database gives, for sources that ask one: the cells of a row as text, results aggregated
 * from examples, and what went wrong in one line.
 */
package io.saltus.sources.sql;
