/**
 * What was measured: a {@linkplain io.saltus.api.data.Model model}, at a scale, on a task, under a
 * {@linkplain io.saltus.api.data.Setup setup} and a {@linkplain io.saltus.api.data.Metric metric},
 * scored so much. Everything else in Saltus is built from these records.
 */
package io.saltus.api.data;
