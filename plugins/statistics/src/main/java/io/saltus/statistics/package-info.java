/**
 * Statistics for plugin authors and for Saltus itself: a package per topic, arrays in and values
 * out.
 */
package io.saltus.statistics;
