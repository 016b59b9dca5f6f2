/**
 * Dataset to curves: along which axis, which models on one curve, which rows are repeats, what is
 * strange about a series. Pure functions; nothing here judges.
 */
package io.saltus.engine.assembly;
