/**
 * Tests and estimates of a trend that assume no law of it.
 *
 * <p>What may go in: statistics of scores or counts in order, and of their positions. Laws and
 * their fits are elsewhere.
 */
package io.saltus.statistics.trend;
