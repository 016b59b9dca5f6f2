/**
 * What commands share: how they end, where their distribution is, and the options that several of
 * them have.
 *
 * <p>What goes in: what two commands or more need that is about no study. What does not: what one
 * command alone needs, and how anything is shown ({@link io.saltus.app.terminal}).
 */
package io.saltus.app.command;
