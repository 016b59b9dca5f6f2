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
                Location.of(records.resolve("11111111-2222-4333-8444-555555555555.json")),
                Location.of(records.resolve("66666666-7777-4888-8999-000000000000.json")));
    }
}
