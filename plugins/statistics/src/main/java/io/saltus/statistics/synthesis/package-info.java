/**
 * One number estimated several times: what the estimates share, and how far they scatter.
 *
 * <p>What may go in: two or more finite estimates, each with its standard error, finite and above
 * 0; anything else is an {@link IllegalArgumentException}.
 */
package io.saltus.statistics.synthesis;
