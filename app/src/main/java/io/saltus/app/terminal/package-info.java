/**
 * What the standard streams are: the one way by which anything of the application's own reaches a
 * person.
 *
 * <p>What goes in: how text, messages and progress are shown, whatever they say. What does not:
 * what a command says, and what renderers write, which is theirs ({@link
 * io.saltus.app.terminal.Terminal#screen}).
 */
package io.saltus.app.terminal;
