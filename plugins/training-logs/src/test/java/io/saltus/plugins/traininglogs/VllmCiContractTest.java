package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class VllmCiContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new VllmCi();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("Tern-7B.yaml")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
