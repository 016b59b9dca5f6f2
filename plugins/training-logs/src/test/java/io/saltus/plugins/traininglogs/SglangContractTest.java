package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class SglangContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Sglang(new RunSettings("tern-7b", "", "", -1, 0));
    }

    @Override
    public List<Location> samples() {
        return Stream.of("result.jsonl")
                .map(file -> Location.of(Path.of("src/test/samples", file)))
                .toList();
    }
}
