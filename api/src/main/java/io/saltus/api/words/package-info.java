/**
 * Numbers and names in words, the same wherever a person reads them: in reasons, tables, figures,
 * messages and on a terminal.
 *
 * <p>What goes in: how a value is written for a person, whatever it is a value of. What does not:
 * what a value means ({@link io.saltus.api.data.Axis#words} knows its unit), and the escapes that
 * one renderer alone needs.
 */
package io.saltus.api.words;
