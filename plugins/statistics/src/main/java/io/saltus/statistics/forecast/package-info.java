/**
 * What models to come will score: processes, lines and laws through what was measured.
 *
 * <p>What may go in: predictive distributions of numbers at a place on an axis, and what weighs
 * them, from arrays. What a score, a model or a study is, the caller knows. The {@linkplain
 * io.saltus.statistics.posterior posterior} of a curve is a topic of its own.
 */
package io.saltus.statistics.forecast;
