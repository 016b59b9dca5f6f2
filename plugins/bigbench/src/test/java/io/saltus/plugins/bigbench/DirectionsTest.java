package io.saltus.plugins.bigbench;

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
                "{\"model\": {\"model_family\": \"f\", \"model_name\": \"m\"}, \"task\": {\"task_name\": \"t\"}, \"scores\": [{\"score_dict\": {\"%s\": 0}, \"preferred_score\": \"other\"}]}"
                        .formatted(metric);
        return new SourceUnderTest(new BigBench(), folder, "scores_f_m.json")
                .read(file)
                .observations()
                .get(0);
    }
}
