/** Criteria of emergence after Wei et al. (2022), and the statistics they stand on. */
package io.saltus.plugins.emergence;
