/**
 * Random draws from distributions, from a generator that the caller seeds.
 *
 * <p>What may go in: samplers that give the same draws on every machine for the same generator. How
 * a seed is chosen is the caller's business.
 */
package io.saltus.statistics.sampling;
