package org.example.plugin;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

/** Tests every promise of a renderer. */
class MyRendererTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new MyRenderer();
    }
}
