/**
 * Curves to forecasts: what models to come are expected to score, how such forecasts fared at what
 * was held out of the data, and why one should not be believed.
 */
package io.saltus.engine.forecasting;
