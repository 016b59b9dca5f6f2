/**
 * The posterior of a latent curve over the scale of models, and how probable it makes a leap.
 *
 * <p>What may go in: the model below, its prior and its computation. What a probability is called
 * in words, and where a verdict turns, is the criterion's.
 *
 * <p><b>Model of a curve.</b> Position x in decades; k of n answers right, or a graded score with a
 * standard error; chance c. The latent skill is z(x) = d + (1 - d) f(x), and the share right p = c
 * + (1 - c) z where z is at least 0, c (1 + z) below, held to [1e-7, 1 - 1e-7]. What answers
 * without the ability give, d, is .15 t^5 with t uniform in (-1, 1) (half of the time within .005
 * of 0, standard deviation .045); families whose floor is free have d = 0. f is of one of the
 * {@linkplain io.saltus.statistics.posterior.Family families}, whose weights and priors stand
 * there; models of one scale scatter as {@linkplain io.saltus.statistics.posterior.Evidence
 * evidence} says. The axis goes from the smallest measured position to the largest, and down to a
 * decade below the largest at least.
 *
 * <p><b>Models of many families</b> on one axis ({@linkplain
 * io.saltus.statistics.posterior.Evidence#models evidence of models}) have the same families of
 * curves, but scatter along the axis, each by itself and whole families together, and may be off;
 * and a floor may be a plateau above chance, with probability .4 U(.05, .4), that a metric gives. A
 * leap from a plateau is judged by the way that is left above it.
 *
 * <p><b>Asked of it</b> are properties of the latent curve: the four clauses of a {@linkplain
 * io.saltus.statistics.posterior.Definition leap}, the {@linkplain
 * io.saltus.statistics.posterior.Shape shapes}, the onset. Numbers of examples and chance levels
 * that are not known are averaged over by {@linkplain io.saltus.statistics.posterior.Belief
 * beliefs}.
 *
 * <p><b>Computation.</b> Up to some thousand curves of each family, spread over its prior, are kept
 * at given positions; where the likelihood leaves too few of them, the peak of the family's
 * posterior is sought. From there on t distributions are drawn from and fitted to what was drawn
 * (adaptive importance sampling), family by family, until the probability of a leap is as exact as
 * it is meant to be. Draws come from one sequence, and arithmetic is the same on every machine.
 */
package io.saltus.statistics.posterior;
