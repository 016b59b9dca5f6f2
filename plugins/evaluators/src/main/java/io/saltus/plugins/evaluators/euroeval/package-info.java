/** Reads results of EuroEval and ScandEval in their old layout. */
package io.saltus.plugins.evaluators.euroeval;
