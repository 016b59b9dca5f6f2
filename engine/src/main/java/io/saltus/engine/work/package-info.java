/**
 * How stages work: on many things at once, told how far, within a time limit, stoppable; and how
 * code of plugins is called and what is said where it fails. Nothing that knows what the work is
 * about may go in.
 */
package io.saltus.engine.work;
