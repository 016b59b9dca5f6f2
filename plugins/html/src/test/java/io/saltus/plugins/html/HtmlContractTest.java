package io.saltus.plugins.html;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class HtmlContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new Html();
    }
}
