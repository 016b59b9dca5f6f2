/**
 * From the scores of examples to a result: mean, standard error, all or nothing, and the outcomes
 * that are kept.
 *
 * <p>{@link io.saltus.sources.examples.ScoreMoments} counts as scores come, {@link
 * io.saltus.sources.examples.ScoresByExample} keeps them by example, {@link
 * io.saltus.sources.examples.StandardErrors} holds what else a standard error or a number of
 * examples follows from, {@link io.saltus.sources.examples.ChoiceScores} the graded scores of a
 * multiple-choice example, {@link io.saltus.sources.examples.SampleScores} all of these for a file
 * of logged samples. What does not go in: where a tool's files keep these numbers.
 */
package io.saltus.sources.examples;
