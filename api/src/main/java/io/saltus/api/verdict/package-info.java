/**
 * What a criterion says of a curve: a {@linkplain io.saltus.api.verdict.Verdict verdict} of fixed
 * slots, which renderers read without asking who filled them.
 */
package io.saltus.api.verdict;
