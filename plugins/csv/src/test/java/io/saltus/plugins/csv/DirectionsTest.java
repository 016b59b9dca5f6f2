package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The direction of a metric is that of the one list, whoever reads its name. */
class DirectionsTest {

    @TempDir Path folder;

    static List<String> names() {
        return KnownMetrics.all().stream().flatMap(known -> known.names().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void followsTheListOfMetrics(String name) throws IOException {
        String table = "task,model,metric,score\nt,m,%s,0\n".formatted(name);
        Observation read =
                ReadResults.of(
                                new Csv(),
                                Location.of(Files.writeString(folder.resolve("a.csv"), table)))
                        .observations()
                        .get(0);
        assertEquals(KnownMetrics.metric(name).direction(), read.metric().direction());
    }
}
