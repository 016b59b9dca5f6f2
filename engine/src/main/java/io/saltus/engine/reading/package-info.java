/**
 * Locations to dataset: which source reads which file, and the observations on their way into
 * columns.
 */
package io.saltus.engine.reading;
