/**
 * The difference of two mean scores: on the same examples, on different ones, where examples come
 * in clusters, where each side was run several times; whether it is none, whether it lies within a
 * margin, how small a one would have been seen.
 *
 * <p>What may go in: estimates of a difference with what is made of their variance, whatever the
 * scores are. What needs scores of 0 and 1 is in {@code proportion} and {@code exact}.
 */
package io.saltus.statistics.difference;
