package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class OpencompassSummaryContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new OpencompassSummary();
    }

    @Override
    public List<Location> samples() {
        return Stream.of("summary_20260102_030405.csv")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
