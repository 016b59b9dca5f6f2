package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class LightEvalDetailsContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new LightEvalDetails();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(
                        Path.of(
                                "src/test/samples/details/lab/elm-1b/2025-03-01T10-00-00.123456/details_arc_2025-03-01T10-00-00.123456.parquet")));
    }
}
