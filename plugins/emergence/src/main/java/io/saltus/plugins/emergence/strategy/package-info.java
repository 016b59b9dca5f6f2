/**
 * From which scale on does a prompting or finetuning strategy help?
 *
 * <p>What may go in: a strategy and its baseline at the scales that both have, and what is decided
 * on the pair.
 */
package io.saltus.plugins.emergence.strategy;
