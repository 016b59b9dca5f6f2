package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class LightEvalDetailsContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new LightEvalDetails();
    }

    @Override
    public List<Location> samples() {
        return Stream.of(
                        "2025-03-01T10-00-00.123456/details_arc_2025-03-01T10-00-00.123456.parquet",
                        "2025-01-10T10-00-00.123456/details_arc_2025-01-10T10-00-00.123456.parquet")
                .map(file -> Location.of(Path.of("src/test/samples/details/lab/elm-1b", file)))
                .toList();
    }
}
