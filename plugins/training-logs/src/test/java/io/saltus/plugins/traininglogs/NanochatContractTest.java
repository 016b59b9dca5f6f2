package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class NanochatContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Nanochat();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("base_model_d12_001000.csv")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
