/**
 * Reports as text: {@link io.saltus.plugins.text.Table tables} for terminals, and {@link
 * io.saltus.plugins.text.Markdown}.
 *
 * <p>What goes in: which rows and columns a person reads, and how they are set in fixed-width text
 * or in Markdown. What does not: how a number, a scale or a name is written ({@link
 * io.saltus.api.words} says it for every renderer).
 */
package io.saltus.plugins.text;
