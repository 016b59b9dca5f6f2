/**
 * Is the score near-random below a scale and above chance from it on, and do the data suffice to
 * tell?
 *
 * <p>What may go in: tests against chance, the floor and the top of a curve, and the thresholds of
 * the verdict.
 */
package io.saltus.plugins.emergence.presence;
