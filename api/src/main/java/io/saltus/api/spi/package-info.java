/**
 * What a plugin implements: a {@linkplain io.saltus.api.spi.Source source}, a {@linkplain
 * io.saltus.api.spi.Criterion criterion}, a {@linkplain io.saltus.api.spi.Forecaster forecaster} or
 * a {@linkplain io.saltus.api.spi.Renderer renderer}.
 *
 * <p>Each is a record whose components are its settings. Name its class in {@code
 * META-INF/services/io.saltus.api.spi.Extension} and Saltus finds it.
 */
package io.saltus.api.spi;
