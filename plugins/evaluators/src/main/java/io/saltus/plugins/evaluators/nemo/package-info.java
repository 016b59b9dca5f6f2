/** Reads results of NVIDIA NeMo Evaluator, old and new. */
package io.saltus.plugins.evaluators.nemo;
