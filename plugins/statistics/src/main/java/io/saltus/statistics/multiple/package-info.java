/**
 * Several hypotheses at once: p-values adjusted for how many were asked, and tests in a fixed
 * order.
 *
 * <p>What may go in: procedures on p-values alone, whatever test they come from. A p-value is in
 * [0, 1], anything else an {@link IllegalArgumentException}; an empty family stays empty.
 */
package io.saltus.statistics.multiple;
