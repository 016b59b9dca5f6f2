package io.saltus.plugins.figures;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class SvgContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new Svg();
    }
}
