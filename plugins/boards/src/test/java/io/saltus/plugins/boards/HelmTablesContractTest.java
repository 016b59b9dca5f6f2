package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class HelmTablesContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new HelmTables();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("core_scenarios.json")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
