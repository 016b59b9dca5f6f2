package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class OlmoEvalContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new OlmoEval();
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(Path.of("src/test/samples/olmo-eval/metrics.json")));
    }
}
