/**
 * A curve as successes out of trials: of one scale with its seeds, or of neighbourhoods of models.
 *
 * <p>What may go in: how scores become counts and what their trials are worth. It judges nothing;
 * all other rooms stand on it.
 */
package io.saltus.plugins.emergence.counts;
