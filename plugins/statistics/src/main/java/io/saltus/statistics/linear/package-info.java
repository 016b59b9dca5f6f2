/**
 * Linear algebra of small dense matrices.
 *
 * <p>What may go in: what two topics need, of matrices that fit a cache; sums run in one order.
 */
package io.saltus.statistics.linear;
