package io.saltus.plugins.csv;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class OpenDocumentContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new OpenDocument();
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(Path.of("src/test/samples/results.ods")));
    }
}
