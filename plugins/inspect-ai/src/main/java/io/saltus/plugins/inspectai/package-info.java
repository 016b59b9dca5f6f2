/** The logs of inspect_ai, as JSON and as {@code .eval} archives. */
package io.saltus.plugins.inspectai;
