package io.saltus.plugins.helm;

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
        Files.writeString(
                folder.resolve("run_spec.json"),
                "{\"adapter_spec\": {\"model\": \"m\", \"method\": \"language_modeling\"}, \"groups\": [\"t\"]}");
        Files.writeString(
                folder.resolve("stats.json"),
                "[{\"name\": {\"name\": \"%s\", \"split\": \"test\"}, \"count\": 1, \"mean\": 0}]"
                        .formatted(name));
        Observation read = ReadResults.of(new Helm(), Location.of(folder)).observations().get(0);
        assertEquals(KnownMetrics.metric(name).direction(), read.metric().direction());
    }
}
