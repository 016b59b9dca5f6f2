/**
 * Draws figures for publications: {@link io.saltus.plugins.figures.Svg}, {@link
 * io.saltus.plugins.figures.Png} and {@link io.saltus.plugins.figures.Pdf}.
 *
 * <p>A report becomes {@linkplain io.saltus.plugins.figures.panel.Panel panels}, those are
 * {@linkplain io.saltus.plugins.figures.layout.Figure laid out} on {@linkplain
 * io.saltus.plugins.figures.drawing.Page pages} of {@linkplain
 * io.saltus.plugins.figures.drawing.Mark marks} in millimetres, and one {@linkplain
 * io.saltus.plugins.figures.format writer per format} draws the marks. Rooms lean one way: layout
 * on panel, panel and format on drawing, drawing on type.
 *
 * <p>What goes in here: the renderers, a record each.
 */
package io.saltus.plugins.figures;
