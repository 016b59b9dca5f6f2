/**
 * Exact tests of counts: of one proportion, of two on different examples (Fisher), of two on the
 * same examples (McNemar).
 *
 * <p>What may go in: tests whose p-value is a sum or integral of the probabilities of counts. Each
 * is one-sided and named for its alternative, as in R. Intervals are in {@code proportion}.
 */
package io.saltus.statistics.exact;
