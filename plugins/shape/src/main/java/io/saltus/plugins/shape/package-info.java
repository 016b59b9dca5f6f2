/**
 * Criteria that describe the shape of a curve or locate a change in it, one class each.
 *
 * <p>Beside the criteria only what several of them say: when a curve cannot be decided, and where
 * something lies along it. What the data are to a criterion is in {@code curve}, what it fits to
 * them in {@code model}; what knows no curve belongs to the library of statistics.
 */
package io.saltus.plugins.shape;
