package io.saltus.plugins.evaluators.opencompass;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class OpenCompassContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new OpenCompass();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(
                        Path.of(
                                "src/test/samples/opencompass/outputs/default/20260301_101500/results/heron-0.5b-hf/tide_sums.json")),
                Location.of(
                        Path.of(
                                "src/test/samples/opencompass/outputs/default/20260301_101500/results/heron-3b-hf/shell_names.json")));
    }
}
