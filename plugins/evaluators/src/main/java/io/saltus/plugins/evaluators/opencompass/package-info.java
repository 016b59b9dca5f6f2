/** Reads OpenCompass's result files, a folder per model and a file per data set. */
package io.saltus.plugins.evaluators.opencompass;
