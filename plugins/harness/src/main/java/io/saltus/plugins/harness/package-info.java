/**
 * Results of the lm-evaluation-harness and of the Open LLM Leaderboard, which is run with it: the
 * fields of their files and what their tasks are called.
 */
package io.saltus.plugins.harness;
