/**
 * One panel: its curves, its two axes, and how they are drawn into its box.
 *
 * <p>What goes in: what a panel shows of a report, and its drawing. What does not: where panels
 * stand on a page.
 */
package io.saltus.plugins.figures.panel;
