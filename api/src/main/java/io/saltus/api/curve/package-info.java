/**
 * Scores along scale: a {@linkplain io.saltus.api.curve.Curve curve} per subject, and all
 * {@linkplain io.saltus.api.curve.Curves curves} of a study.
 */
package io.saltus.api.curve;
