package io.saltus.plugins.evaluators.bigscience;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class BigScienceContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new BigScience();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(
                        Path.of("src/test/samples/bigscience/reef2-1B3-c4-checkpoints_agg.json")));
    }
}
