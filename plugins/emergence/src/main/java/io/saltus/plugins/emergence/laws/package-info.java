/**
 * The laws that a curve is compared with, smooth and emergent, their fits and their comparison.
 *
 * <p>What may go in: a law, how it is fitted by likelihood, and how fits are compared; where a fit
 * crosses a level is the question of {@code onset}.
 */
package io.saltus.plugins.emergence.laws;
