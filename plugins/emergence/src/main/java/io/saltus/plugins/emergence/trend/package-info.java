/**
 * The form of a curve that shows no leap, and the numbers of its trend.
 *
 * <p>What may go in: what can be said of a curve's direction and form without a law.
 */
package io.saltus.plugins.emergence.trend;
