/**
 * Statistics for plugin authors and for Saltus itself: a package per topic, arrays in and values
 * out.
 *
 * <p>What may go in: statistics that a textbook or a paper defines for any numbers, whoever uses
 * them here; what is defined by a curve, a scale or a verdict stays with its criterion. Each public
 * function has its formula, its source, the ranges of what it takes, what happens at the edges, and
 * the independent program that it agrees with; a test holds numbers of that program, or brute
 * force. Nothing here knows a curve, a verdict or a metric; nothing has state but a sampler and its
 * generator.
 */
package io.saltus.statistics;
