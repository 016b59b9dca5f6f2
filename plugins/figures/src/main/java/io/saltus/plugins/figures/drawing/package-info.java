/**
 * What a page is made of: marks in millimetres, the pen that makes them, colours and signs.
 *
 * <p>What goes in: values from which a file format can be written. What does not: what they mean in
 * a report.
 */
package io.saltus.plugins.figures.drawing;
