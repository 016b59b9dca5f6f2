package io.saltus.plugins.bigbench;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class BigBenchContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new BigBench();
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(Path.of("src/test/samples/scores_BIG-G-T=0_128b.json")));
    }
}
