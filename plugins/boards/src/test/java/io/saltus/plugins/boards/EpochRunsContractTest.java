package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class EpochRunsContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new EpochRuns();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("benchmarks_runs.csv")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
