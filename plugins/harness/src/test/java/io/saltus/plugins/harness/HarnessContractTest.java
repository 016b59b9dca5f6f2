package io.saltus.plugins.harness;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class HarnessContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Harness();
    }

    @Override
    public List<Location> samples() {
        Path run = Path.of("src/test/samples/acme__heron-93m");
        return List.of(
                Location.of(
                        Path.of(
                                "src/test/samples/old-shape/tern-70m/five-shot/70m-5shot_step3000.json")),
                Location.of(run.resolve("results_2026-01-21T03-44-18.458309.json")),
                Location.of(run.resolve("samples_lamp_sums_2026-01-21T03-44-18.458309.jsonl")));
    }
}
