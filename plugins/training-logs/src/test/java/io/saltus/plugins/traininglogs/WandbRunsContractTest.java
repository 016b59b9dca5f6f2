package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class WandbRunsContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new WandbRuns();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("wandb_runs.csv")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
