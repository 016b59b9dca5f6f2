package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class DuckDbContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new DuckDb();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(Path.of("src/test/samples/results.parquet")),
                Location.of(Path.of("src/test/samples/examples.parquet")));
    }
}
