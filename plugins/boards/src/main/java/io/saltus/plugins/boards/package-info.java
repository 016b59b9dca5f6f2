/** Leaderboards, summaries, model cards and judgments: results as they are published. */
package io.saltus.plugins.boards;
