package io.saltus.plugins.json;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class JsonContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new Json();
    }
}
