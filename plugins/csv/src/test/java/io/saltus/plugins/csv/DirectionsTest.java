package io.saltus.plugins.csv;

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
        String file = "task,model,metric,score\nt,m,%s,0\n".formatted(metric);
        return new SourceUnderTest(new Csv(), folder, "a.csv").read(file).observations().get(0);
    }
}
