package io.saltus.plugins.json;

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
                "{\"task\": \"t\", \"model\": \"m\", \"metric\": \"%s\", \"score\": 0}\n"
                        .formatted(metric);
        return new SourceUnderTest(new JsonLines(), folder, "a.jsonl")
                .read(file)
                .observations()
                .get(0);
    }
}
