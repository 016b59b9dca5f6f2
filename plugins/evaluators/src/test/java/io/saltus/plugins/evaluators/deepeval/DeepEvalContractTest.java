package io.saltus.plugins.evaluators.deepeval;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class DeepEvalContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new DeepEval();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(Path.of("src/test/samples/deepeval/kelp-1b.json")),
                Location.of(Path.of("src/test/samples/deepeval/kelp-8b.json")));
    }
}
