package io.saltus.plugins.latex;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class LatexContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new Latex();
    }
}
