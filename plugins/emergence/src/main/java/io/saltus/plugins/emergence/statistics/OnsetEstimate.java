package io.saltus.plugins.emergence.statistics;

/**
 * Where the normalised score crosses a level.
 *
 * @param position median of the model-averaged posterior, decades
 * @param interval its central 95%, decades
 */
public record OnsetEstimate(double position, Interval interval) {}
