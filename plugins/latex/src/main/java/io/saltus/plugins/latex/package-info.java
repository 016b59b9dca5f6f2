/** Writes the table of emergent abilities for a paper: {@link io.saltus.plugins.latex.Latex}. */
package io.saltus.plugins.latex;
