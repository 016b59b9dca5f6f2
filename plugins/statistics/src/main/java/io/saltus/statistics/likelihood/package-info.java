/**
 * Log likelihoods of counts: binomial, and beta-binomial where proportions scatter.
 *
 * <p>What may go in: the logarithm of the probability of counts, with and without what does not
 * depend on the parameters. What maximises one is elsewhere.
 */
package io.saltus.statistics.likelihood;
