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
        Path run = Path.of("src/test/samples/RylanSchaeffer__mem_Qwen3-93M");
        return List.of(
                Location.of(Path.of("src/test/samples/old/160m_step3000.json")),
                Location.of(run.resolve("results_2026-01-21T03-44-18.458309.json")),
                Location.of(
                        run.resolve(
                                "samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl")));
    }
}
