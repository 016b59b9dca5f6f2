package io.saltus.testkit;

import io.saltus.api.spi.Forecaster;

/**
 * Tests every promise of a forecaster.
 *
 * <pre>{@code
 * class LastValueTest implements ForecasterContract {
 *     @Override
 *     public Forecaster extension() {
 *         return new LastValue();
 *     }
 * }
 * }</pre>
 */
public interface ForecasterContract extends ExtensionContract<Forecaster> {}
