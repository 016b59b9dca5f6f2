/**
 * Panels on pages: the measures of a sheet, the grid with its titles, and the legend.
 *
 * <p>What goes in: what concerns several panels at once. What does not: what is inside one.
 */
package io.saltus.plugins.figures.layout;
