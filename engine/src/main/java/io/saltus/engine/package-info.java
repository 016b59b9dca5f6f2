/**
 * The stages from a location to a report, each a function of the last one's value, and {@link
 * io.saltus.engine.Saltus} that composes them.
 */
package io.saltus.engine;
