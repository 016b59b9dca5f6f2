/**
 * Records of the Every Eval Ever schema and the samples beside them: their fields, and what a
 * result, its range and its uncertainty are in them.
 */
package io.saltus.plugins.everyevalever;
