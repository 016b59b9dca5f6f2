/**
 * What the criteria of shape fit to a curve: a staircase, a smooth rise, a broken power law.
 *
 * <p>In goes a model of one curve that only this plugin needs, or that needs a library which the
 * library of statistics does not force on everybody. Not a promised API.
 */
package io.saltus.plugins.shape.model;
