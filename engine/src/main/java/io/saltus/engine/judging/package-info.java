/**
 * Curves to findings: criteria are asked, and p-values adjusted over the study. What a verdict
 * means is the criterion's matter.
 */
package io.saltus.engine.judging;
