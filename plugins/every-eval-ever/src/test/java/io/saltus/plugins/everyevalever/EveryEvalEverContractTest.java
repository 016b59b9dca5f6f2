package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class EveryEvalEverContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new EveryEvalEver();
    }

    @Override
    public List<Location> samples() {
        Path records = Path.of("src/test/resources/every-eval-ever");
        return List.of(
                Location.of(records.resolve("98ea850e-7019-4728-a558-8b1819ec47c2.json")),
                Location.of(records.resolve("f3a1c0de-4b2e-4c1a-9f6d-1b7e5a2c8d40.json")));
    }
}
