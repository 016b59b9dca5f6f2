/**
 * BIG-bench's files of scores: rows of metrics per subtask and shots, and the model they are of.
 */
package io.saltus.plugins.bigbench;
