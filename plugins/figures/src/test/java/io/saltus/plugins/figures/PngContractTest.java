package io.saltus.plugins.figures;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class PngContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new Png();
    }
}
