/**
 * Could the scores of the larger scales have been foreseen from the smaller?
 *
 * <p>What may go in: forecasts from the floor of a curve, and their test.
 */
package io.saltus.plugins.emergence.forecast;
