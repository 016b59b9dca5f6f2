package io.saltus.plugins.evaluators.openaievals;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class OpenAiEvalsContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new OpenAiEvals();
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(Path.of("src/test/samples/openai-evals/260304_shells.jsonl")));
    }
}
