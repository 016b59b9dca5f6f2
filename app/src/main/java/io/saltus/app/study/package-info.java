/**
 * A study as the command line asks for it: which data, by what to judge, how to report, and the run
 * that carries it out.
 *
 * <p>What goes in: what the commands that read data share. What does not: what one of them alone
 * shows.
 */
package io.saltus.app.study;
