package io.saltus.plugins.helm;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class HelmContractTest implements SourceContract {

    static final Path RUN =
            Path.of(
                    "src/test/samples/runs/demo/commonsense-dataset=seashells,method=multiple_choice_joint,model=acme_heron-1b-v0");

    @Override
    public Source extension() {
        return new Helm();
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(RUN));
    }
}
