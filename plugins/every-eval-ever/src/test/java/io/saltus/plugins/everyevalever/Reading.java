package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Files of a test, and what the source reads of them. */
record Reading(Path folder, EveryEvalEver source) {

    Location file(String name, String text) throws IOException {
        return Location.of(
                Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    }

    ReadResults read(Location location) throws IOException {
        return ReadResults.of(source, location);
    }

    ReadResults read(String json) throws IOException {
        return read(file("record.json", json));
    }

    Observation only(String json) throws IOException {
        ReadResults results = read(json);
        Assertions.assertEquals(List.of(), results.issues());
        Assertions.assertEquals(1, results.observations().size());
        return results.observations().get(0);
    }

    List<String> issues(String json) throws IOException {
        return read(json).issues().stream().map(Issue::why).toList();
    }

    String refusal(String json) {
        return Assertions.assertThrows(RequestException.class, () -> read(json)).getMessage();
    }
}
