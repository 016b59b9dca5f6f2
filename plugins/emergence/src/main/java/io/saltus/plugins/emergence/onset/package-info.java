/**
 * Where the score leaves the floor: an estimate over all laws, with its uncertainty.
 *
 * <p>What may go in: onsets of fitted laws, their posterior and their bootstrap.
 */
package io.saltus.plugins.emergence.onset;
