/**
 * The file formats: a writer each for SVG, PNG and PDF, and the compressor they share.
 *
 * <p>What goes in: how marks become bytes, the same on every machine. What does not: what is drawn
 * where.
 */
package io.saltus.plugins.figures.format;
