package io.saltus.plugins.inspectai;

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
                "{\"version\": 2, \"status\": \"success\", \"eval\": {\"model\": \"hf/o/m\", \"task\": \"t\"}, \"results\": {\"scores\": [{\"name\": \"s\", \"metrics\": {\"%s\": {\"value\": 0}}}]}}"
                        .formatted(metric);
        return new SourceUnderTest(new InspectAi(), folder, "a.json")
                .read(file)
                .observations()
                .get(0);
    }
}
