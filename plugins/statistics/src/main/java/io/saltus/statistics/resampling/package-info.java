/**
 * Estimates from samples drawn again or with a part left out: order statistics and the jackknife.
 *
 * <p>What may go in: what turns the results of resampling into a number or an interval, whatever
 * was resampled. Draws are in {@code sampling}.
 */
package io.saltus.statistics.resampling;
