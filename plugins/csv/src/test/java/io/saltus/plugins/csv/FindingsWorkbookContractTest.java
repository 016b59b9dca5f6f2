package io.saltus.plugins.csv;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class FindingsWorkbookContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new FindingsWorkbook();
    }
}
