/**
 * Is the leap made by the metric? (Schaeffer et al. 2023)
 *
 * <p>What may go in: what graded metrics of the same answers say of a leap, and how a metric makes
 * one.
 */
package io.saltus.plugins.emergence.metric;
