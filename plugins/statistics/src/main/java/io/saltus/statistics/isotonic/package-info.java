/**
 * Monotone regression.
 *
 * <p>What may go in: fits that never fall, and what they lose against an unrestricted fit.
 */
package io.saltus.statistics.isotonic;
