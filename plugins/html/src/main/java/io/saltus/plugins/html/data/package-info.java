/**
 * A report as the JSON that a page carries: {@link io.saltus.plugins.html.data.ReportData}.
 *
 * <p>What goes in: what the program of the page reads, and how it is kept small, harmless and
 * linkable. What does not: how it looks, which is the program's to say.
 */
package io.saltus.plugins.html.data;
