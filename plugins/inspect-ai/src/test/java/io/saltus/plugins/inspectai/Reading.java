package io.saltus.plugins.inspectai;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.testkit.ReadResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;

/** Files of a test, and what the source reads of them. */
record Reading(Path folder, InspectAi source) {

    Location file(String name, byte[] content) {
        try {
            return Location.of(Files.write(folder.resolve(name), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Location file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ReadResults read(Location location) throws IOException {
        return ReadResults.of(source, location);
    }

    ReadResults read(String json) throws IOException {
        return read(file("log.json", json));
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

    String refusal(Location location) {
        return Assertions.assertThrows(RequestException.class, () -> read(location)).getMessage();
    }

    String refusal(String json) {
        return refusal(file("log.json", json));
    }

    static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
