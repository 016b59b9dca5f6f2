/**
 * Which model, at which step, asked with how many shots in which way and when, a run is of: from
 * the user's settings, what the file states, its name and the folders it is in.
 *
 * <p>A source offers what it finds to {@link io.saltus.sources.identity.RunFacts}, the most trusted
 * first; {@link io.saltus.sources.identity.RunIdentity} is what follows, each part with where it
 * came from. How a name, a revision or a time is to be understood is said here once, for all tools:
 * {@link io.saltus.sources.identity.ModelNames}, {@link io.saltus.sources.identity.TrainingSteps},
 * {@link io.saltus.sources.identity.Shots}, {@link io.saltus.sources.identity.Strategies}, {@link
 * io.saltus.sources.identity.Times}. What does not go in: the fields in which one tool states them.
 */
package io.saltus.sources.identity;
