/** The command {@code analyze}: verdicts on evaluation results. */
package io.saltus.app.analyze;
