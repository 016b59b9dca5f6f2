package io.saltus.plugins.inspectai;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class InspectAiContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new InspectAi();
    }

    @Override
    public List<Location> samples() {
        Path logs = Path.of("src/test/resources/inspect-ai");
        return List.of(
                Location.of(logs.resolve("log_formats.json")),
                Location.of(logs.resolve("log_formats.eval")),
                Location.of(logs.resolve("log_read_sample.eval")));
    }
}
