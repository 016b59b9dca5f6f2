/**
 * Effects of several studies as one.
 *
 * <p>What may go in: means of effects whose errors are known, and how much the effects themselves
 * differ.
 */
package io.saltus.statistics.meta;
