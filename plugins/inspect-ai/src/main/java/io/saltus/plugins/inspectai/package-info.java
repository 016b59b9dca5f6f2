/**
 * The logs of inspect_ai, as JSON and as {@code .eval} archives: what of them is read, and how its
 * scores, samples and plan are told.
 */
package io.saltus.plugins.inspectai;
