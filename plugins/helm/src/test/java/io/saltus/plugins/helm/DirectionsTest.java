package io.saltus.plugins.helm;

import io.saltus.api.data.Location;
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
                "[{\"name\": {\"name\": \"%s\", \"split\": \"test\"}, \"count\": 1, \"mean\": 0}]"
                        .formatted(metric);
        SourceUnderTest helm = new SourceUnderTest(new Helm(), folder, "stats.json");
        helm.file(
                "run_spec.json",
                "{\"adapter_spec\": {\"model\": \"m\", \"method\": \"language_modeling\"}, \"groups\": [\"t\"]}");
        helm.file("stats.json", file);
        return helm.read(Location.of(folder)).observations().get(0);
    }
}
