/**
 * Curves through points: a straight line, a hinge, a smooth rise.
 *
 * <p>In goes what finds the parameters of a function of one variable in closed form or in a few
 * steps, without a library. The broken power law, whose six parameters need one (Hipparchus), is in
 * the plugin that asks for it, so that nobody else has to carry it.
 */
package io.saltus.statistics.fit;
