/** Reads the scores by checkpoint that BigScience put together. */
package io.saltus.plugins.evaluators.bigscience;
