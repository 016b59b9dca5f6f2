/**
 * Scores before and after: whether each task's score rose, fell, stayed within a margin, or cannot
 * be told; many models of one task in order.
 */
package io.saltus.engine.comparing;
