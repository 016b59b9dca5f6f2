package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class MlflowContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Mlflow();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("mlruns/0/0a1b2c3d")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
