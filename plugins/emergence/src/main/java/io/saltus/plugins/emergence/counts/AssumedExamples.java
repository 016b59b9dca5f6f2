package io.saltus.plugins.emergence.counts;

import io.saltus.api.spi.Param;

/**
 * How many examples a result has that says nothing of their number: a setting of every criterion
 * here.
 *
 * @param assumedExamples their number
 */
public record AssumedExamples(
        @Param(
                        value =
                                "Examples assumed where neither examples nor standard error are stated",
                        min = 1,
                        max = 1e9)
                long assumedExamples) {

    /** 100. */
    public AssumedExamples() {
        this(100);
    }
}
