/**
 * Statistics for plugin authors and for Saltus itself: a package per topic, arrays in and values
 * out.
 *
 * <p>What may go in: what at least two plugins, or a plugin and the engine, would otherwise write
 * twice. Each public function has its formula, its source, the ranges of what it takes, what
 * happens at the edges, and the independent program that it agrees with; a test holds numbers of
 * that program, or brute force. Nothing here knows a curve, a verdict or a metric; nothing has
 * state but a sampler and its generator.
 */
package io.saltus.statistics;
