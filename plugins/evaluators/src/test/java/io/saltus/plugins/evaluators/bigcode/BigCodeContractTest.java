package io.saltus.plugins.evaluators.bigcode;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class BigCodeContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new BigCode();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(Path.of("src/test/samples/bigcode/rowan-1b/humaneval.json")),
                Location.of(Path.of("src/test/samples/bigcode/rowan-13b/humaneval_temp08.json")));
    }
}
