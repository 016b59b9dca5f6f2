/**
 * The metric that a name and a score stand for, where the file says no more: {@link
 * io.saltus.api.data.KnownMetrics} with what a file's numbers add. No list of names of its own.
 */
package io.saltus.sources.metrics;
