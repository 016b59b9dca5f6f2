/**
 * Whether a sample is one group or several, and where two groups part.
 *
 * <p>In goes what looks at one sample in no order.
 */
package io.saltus.statistics.unimodality;
