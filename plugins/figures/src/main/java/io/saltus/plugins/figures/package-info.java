/**
 * Draws figures for publications: {@link io.saltus.plugins.figures.Svg}, {@link
 * io.saltus.plugins.figures.Png} and {@link io.saltus.plugins.figures.Pdf}.
 *
 * <p>A report becomes {@linkplain io.saltus.plugins.figures.Panel panels}, those are laid out on
 * {@linkplain io.saltus.plugins.figures.Page pages} of {@linkplain io.saltus.plugins.figures.Mark
 * marks} in millimetres, and one writer per format draws the marks. Letters come from the fonts in
 * the plugin and are measured here, never by the machine's own fonts, so that a report gives the
 * same bytes everywhere.
 */
package io.saltus.plugins.figures;
