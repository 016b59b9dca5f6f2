/**
 * Files before their format is read: first bytes, names and the folders above them, text that may
 * be compressed, its lines, and what separates its cells.
 *
 * <p>What goes in: what is asked of a file of any tool. What does not: which answers make it a file
 * of one tool.
 */
package io.saltus.sources.files;
