/**
 * The command line of Saltus: a room per command, and what puts them together.
 *
 * <p>What goes in: how the process starts and ends, and which commands there are. What does not:
 * what a command does (its room), what commands share ({@link io.saltus.app.command}, {@link
 * io.saltus.app.study}), and how anything is shown ({@link io.saltus.app.terminal}). No command
 * uses another's room.
 */
package io.saltus.app;
