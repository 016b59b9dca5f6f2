/**
 * Where a sequence changes its level, and how abruptly it rises.
 *
 * <p>In goes what divides an ordered sequence of scores or counts into parts, or measures its steps
 * from value to value; what fits a curve belongs to {@link io.saltus.statistics.fit}.
 */
package io.saltus.statistics.changepoint;
