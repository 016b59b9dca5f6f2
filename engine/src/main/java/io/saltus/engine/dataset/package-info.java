/**
 * The observations of a study as one table, and what is done to it as a whole: selected, completed
 * from itself, rid of what newer results supersede. The one room that knows how the table is laid
 * out.
 */
package io.saltus.engine.dataset;
