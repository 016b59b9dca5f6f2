/** Reads results of the BigCode evaluation harness. */
package io.saltus.plugins.evaluators.bigcode;
