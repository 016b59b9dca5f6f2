/** Reads the records of OpenAI's evals. */
package io.saltus.plugins.evaluators.openaievals;
