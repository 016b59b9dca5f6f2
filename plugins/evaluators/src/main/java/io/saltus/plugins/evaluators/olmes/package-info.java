/**
 * Reads results of OLMES, the evaluation system of Ai2 ({@code oe-eval}), and of olmo-eval after
 * it.
 */
package io.saltus.plugins.evaluators.olmes;
