/**
 * Simulated curves whose truth is known, and how often a criterion is right about them: {@linkplain
 * io.saltus.engine.calibration.KnownShape shapes}, {@linkplain io.saltus.engine.calibration.Design
 * designs}, and the {@linkplain io.saltus.engine.calibration.Performance performance} on them.
 */
package io.saltus.engine.calibration;
