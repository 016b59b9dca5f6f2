/**
 * Writes the table of emergent abilities for a paper: {@link io.saltus.plugins.latex.Latex}.
 *
 * <p>What goes in: rows and columns as a paper has them, and how text and numbers are typeset. The
 * digits of a number and what makes a name harmless are those of {@link io.saltus.api.words}.
 */
package io.saltus.plugins.latex;
