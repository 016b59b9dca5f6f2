package io.saltus.plugins.duckdb;

import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RendererContract;

class FindingsParquetContractTest implements RendererContract {

    @Override
    public Renderer extension() {
        return new FindingsParquet();
    }
}
