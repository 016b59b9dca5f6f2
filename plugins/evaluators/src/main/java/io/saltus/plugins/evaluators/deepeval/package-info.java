/** Reads test runs of DeepEval. */
package io.saltus.plugins.evaluators.deepeval;
