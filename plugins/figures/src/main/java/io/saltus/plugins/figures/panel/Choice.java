package io.saltus.plugins.figures.panel;

import io.saltus.api.spi.Param;

/**
 * What a figure shows of a report.
 *
 * @param criterion id of the criterion whose critical scales are marked; empty for the report's
 *     first
 * @param emergentOnly whether tasks without an emergent ability are left out
 * @param overlays whether the criterion's fits and forecasts are drawn
 */
public record Choice(
        @Param("Criterion whose critical scales are marked; empty for the report's first")
                String criterion,
        @Param("Whether tasks without an emergent ability are left out") boolean emergentOnly,
        @Param("Whether the criterion's fits and forecasts are drawn") boolean overlays) {

    /** Everything, with the critical scales of the report's first criterion. */
    public Choice() {
        this("", false, false);
    }
}
