/**
 * Which model, at which step, asked with how many shots in which way and when, a run is of.
 *
 * <p>What says so is trusted in this order, part by part:
 *
 * <ol>
 *   <li>the user's settings ({@link io.saltus.sources.settings.RunSettings});
 *   <li>what the file states in fields of its own, a name in full before a path, a number before
 *       one that stands in a name;
 *   <li>what the name and the revision in these fields say ({@link
 *       io.saltus.sources.identity.ModelName});
 *   <li>what the file's name and the folders around it say, from the inside out ({@link
 *       io.saltus.sources.identity.ModelName#ofPlace}).
 * </ol>
 *
 * What none of them says is left to the model catalogue. A source offers what it finds to {@link
 * io.saltus.sources.identity.RunFacts} in that order; {@link
 * io.saltus.sources.identity.RunIdentity} is what follows, each part with where it came from. How a
 * name, a path, a revision or a time is to be understood is said here once, for all tools: {@link
 * io.saltus.sources.identity.ModelName}, {@link io.saltus.sources.identity.Shots}, {@link
 * io.saltus.sources.identity.Strategies}, {@link io.saltus.sources.identity.Times}. What does not
 * go in: the fields in which one tool states them.
 */
package io.saltus.sources.identity;
