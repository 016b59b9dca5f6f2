/**
 * What a program that embeds Saltus begins with: {@link io.saltus.engine.Study} says what is asked,
 * {@link io.saltus.engine.Saltus} composes the stages, each of which has a room of its own, and
 * {@link io.saltus.engine.Analysis} is what came of it. Only what concerns a whole study may go in;
 * no room may use this one.
 */
package io.saltus.engine;
