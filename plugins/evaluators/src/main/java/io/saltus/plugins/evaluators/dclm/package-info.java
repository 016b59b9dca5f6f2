/** Reads evaluations of DataComp-LM. */
package io.saltus.plugins.evaluators.dclm;
