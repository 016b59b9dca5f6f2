/**
 * What sources of evaluation results share: an ordinary library that each plugin carries in its own
 * {@code lib/}, so that two plugins may use two versions of it.
 *
 * <p>What goes in: how results are written down and named, whatever tool wrote them. What does not:
 * the layout of one tool's files, which is the source's own, and what a result means for a verdict.
 *
 * <ul>
 *   <li>{@link io.saltus.sources.json}: JSON within bounds, as a tree or member by member
 *   <li>{@link io.saltus.sources.files}: first bytes, names and places, text and its lines
 *   <li>{@link io.saltus.sources.examples}: from the scores of examples to a result
 *   <li>{@link io.saltus.sources.identity}: which model, step, shots and strategy a run is of
 *   <li>{@link io.saltus.sources.metrics}: the metric that a name and a score stand for
 *   <li>{@link io.saltus.sources.records}: texts of a JSON object a line
 *   <li>{@link io.saltus.sources.settings}: settings that sources of one family share
 *   <li>{@link io.saltus.sources.sql}: rows and messages of a database
 * </ul>
 */
package io.saltus.sources;
