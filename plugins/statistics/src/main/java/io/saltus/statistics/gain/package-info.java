/**
 * The posterior of a difference that may change along a line: none, one throughout, from a place
 * on, or up to one.
 *
 * <p>What may go in: the model of such differences, its priors, and sums over it. What the
 * difference is of, and what is said of it, is the caller's.
 */
package io.saltus.statistics.gain;
