/** What the readers of this plugin share: which model a configuration names. */
package io.saltus.plugins.evaluators.reading;
