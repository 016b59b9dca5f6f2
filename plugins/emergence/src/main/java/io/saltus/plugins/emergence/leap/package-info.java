/**
 * How probable is a leap? A curve as evidence, its posterior, and what the posterior says in words.
 *
 * <p>What may go in: what is known of a curve's examples, chance level and axis, and the outcome
 * and words of the verdict. The model itself and its computation are {@code
 * io.saltus.statistics.posterior}.
 */
package io.saltus.plugins.emergence.leap;
