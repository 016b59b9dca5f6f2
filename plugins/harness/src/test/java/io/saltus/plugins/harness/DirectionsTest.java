package io.saltus.plugins.harness;

import io.saltus.api.data.Observation;
import io.saltus.testkit.KnownDirectionsContract;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectionsTest implements KnownDirectionsContract {

    @TempDir private Path folder;

    @Override
    public Observation read(String metric) throws IOException {
        String file =
                "{\"model_name\": \"m\", \"results\": {\"t\": {\"%s,none\": 0}}}".formatted(metric);
        return new SourceUnderTest(new Harness(), folder, "a.json")
                .read(file)
                .observations()
                .get(0);
    }
}
