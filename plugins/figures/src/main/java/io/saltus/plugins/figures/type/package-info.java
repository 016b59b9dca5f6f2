/**
 * The letters of a figure: fonts in the plugin, their widths and outlines, and names made fit to be
 * drawn.
 *
 * <p>What goes in: what needs a font file; nothing that knows of scores or pages. Measures come
 * from the files themselves, never from the machine's own fonts.
 */
package io.saltus.plugins.figures.type;
