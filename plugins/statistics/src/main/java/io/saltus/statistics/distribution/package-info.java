/**
 * Probability distributions as functions of numbers: tails, quantiles, logarithms of coefficients.
 *
 * <p>What may go in: a distribution that several topics stand on and that the JDK and Commons
 * Statistics do not give in this form or speed. No test, no estimate, no randomness.
 */
package io.saltus.statistics.distribution;
