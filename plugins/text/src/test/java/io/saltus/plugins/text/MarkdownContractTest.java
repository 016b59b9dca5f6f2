package io.saltus.plugins.text;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class MarkdownContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new Markdown();
    }
}
