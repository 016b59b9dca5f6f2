/**
 * Writes a report as one self-contained page: {@link io.saltus.plugins.html.Html}.
 *
 * <p>The page holds the report as JSON ({@link io.saltus.plugins.html.data}), the chart library,
 * and the program in {@code page/}, which draws what is looked at.
 *
 * <p>What goes in: the renderer and the frame of the page.
 */
package io.saltus.plugins.html;
