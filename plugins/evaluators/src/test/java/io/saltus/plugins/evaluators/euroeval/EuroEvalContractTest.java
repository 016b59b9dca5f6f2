package io.saltus.plugins.evaluators.euroeval;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class EuroEvalContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new EuroEval();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(Path.of("src/test/samples/euroeval/euroeval_benchmark_results.jsonl")));
    }
}
