package io.saltus.testkit;

import io.saltus.api.spi.Renderer;

/**
 * Tests every promise of a renderer.
 *
 * <pre>{@code
 * class NamesTest implements RendererContract {
 *     @Override
 *     public Renderer extension() {
 *         return new Names();
 *     }
 * }
 * }</pre>
 */
public interface RendererContract extends ExtensionContract<Renderer> {}
