/**
 * What the readers of this plugin share: which model a configuration names, and what came of a
 * file.
 */
package io.saltus.plugins.evaluators.reading;
