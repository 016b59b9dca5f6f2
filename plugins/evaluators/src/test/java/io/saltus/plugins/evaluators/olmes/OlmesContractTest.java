package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class OlmesContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Olmes();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(Path.of("src/test/samples/olmes/alder-1b")),
                Location.of(Path.of("src/test/samples/olmes/alder-1b/metrics.json")),
                Location.of(Path.of("src/test/samples/olmes/alder-1b/metrics-all.jsonl")),
                Location.of(
                        Path.of(
                                "src/test/samples/olmes/alder-1b/task-001-tide_sums-metrics.json")));
    }
}
