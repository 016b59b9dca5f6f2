package io.saltus.plugins.evaluators.dclm;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class DclmContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Dclm();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(
                        Path.of(
                                "src/test/samples/dclm/evaluation_tidepool-open_lm_1b-warm=5000-lr=0p003-wd=0p033-bs=256-mult=1-seed=7-tokens=28795904000_heavy.json")));
    }
}
