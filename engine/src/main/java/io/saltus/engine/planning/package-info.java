/** Verdicts to what to measure next: which size, checkpoint or examples settle most per cost. */
package io.saltus.engine.planning;
