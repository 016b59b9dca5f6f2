/**
 * What a curve is to the criteria of shape: its scores turned so that up is better, its counts, its
 * noise, its runs.
 *
 * <p>In goes what turns a curve into the arrays that statistics take; nothing is fitted or decided
 * here. Not a promised API.
 */
package io.saltus.plugins.shape.curve;
