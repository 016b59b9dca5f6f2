/**
 * Intervals of proportions: of one, of the difference of two on different examples, of two on the
 * same examples.
 *
 * <p>What may go in: estimates and intervals of binomial proportions, from counts. Counts need not
 * be whole, because an effective number of examples is not. Tests are in {@code exact}.
 */
package io.saltus.statistics.proportion;
