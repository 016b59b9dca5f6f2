package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starting Saltus as a container and with JBang: neither Docker nor JBang is at hand, so that the
 * script is run with plain {@code java}, and of the Dockerfile is tested what can be read in it.
 */
class OtherStartsTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path folder;

    private record Run(int code, String out, String err) {}

    private Run script(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(CHECKOUT.resolve(script()).toString());
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("SALTUS"));
        process.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        process.environment().putAll(environment);
        int code =
                process.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        return new Run(code, Files.readString(out), Files.readString(err));
    }

    /** Where the catalogue of JBang says that the script is. */
    private static String script() throws IOException {
        return new ObjectMapper()
                .readTree(CHECKOUT.resolve("jbang-catalog.json").toFile())
                .at("/aliases/saltus/script-ref")
                .asText();
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("#!/bin/sh\necho \"said $*\"\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void unpacksADistributionAndRunsIt() throws IOException, InterruptedException {
        Path zip = zip("a.zip", "saltus-1/bin/saltus", "saltus-1/lib/saltus-app.jar");
        for (int times = 0; times < 2; times++) {
            Run run = script(Map.of("SALTUS_ZIP", zip.toString()), "analyze", "a b.csv");
            assertEquals(new Run(0, "said analyze a b.csv\n", ""), run);
        }
        try (var left = Files.list(folder.resolve("cache/saltus/distributions"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void refusesAnArchiveThatIsNotTheOneNamed() throws IOException, InterruptedException {
        Path zip = zip("a.zip", "saltus-1/bin/saltus", "saltus-1/lib/saltus-app.jar");
        Run run = script(Map.of("SALTUS_ZIP", zip.toString(), "SALTUS_SHA256", "00"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains("and SALTUS_SHA256 says 00"), run.err());
    }

    @Test
    void refusesWhatIsNoDistribution() throws IOException, InterruptedException {
        Run other = script(Map.of("SALTUS_ZIP", zip("a.zip", "other/readme").toString()));
        assertTrue(
                other.code() == 2 && other.err().contains("SALTUS_ZIP is no Saltus"), other.err());
        Run outside = script(Map.of("SALTUS_ZIP", zip("b.zip", "../evil").toString()));
        assertTrue(
                outside.code() == 2 && outside.err().contains("leaves its folder"), outside.err());
        assertFalse(Files.exists(folder.resolve("cache/saltus/distributions/evil")));
        Run empty = script(Map.of("SALTUS_HOME", folder.toString()));
        assertTrue(empty.code() == 2 && empty.err().contains("lib/saltus-app.jar"), empty.err());
        Run none = script(Map.of("SALTUS_ZIP", folder.resolve("none.zip").toString()));
        assertTrue(none.code() == 2 && none.err().contains("cannot be read"), none.err());
    }

    @Test
    void copiesIntoTheImageWhatTheBuildMakes() throws IOException {
        List<String> lines = Files.readAllLines(CHECKOUT.resolve("Dockerfile"));
        List<String> copies = lines.stream().filter(line -> line.startsWith("COPY ")).toList();
        assertEquals(
                List.of("COPY . .", "COPY --from=build /build/app/target/saltus /opt/saltus"),
                copies);
        assertTrue(lines.contains("WORKDIR /build"));
        assertEquals(CHECKOUT.resolve("app/target/saltus"), Installed.HOME.normalize());
        assertTrue(lines.contains("USER saltus"));
        assertTrue(lines.contains("ENTRYPOINT [\"saltus\"]"));
    }

    @Test
    void keepsWhatTheBuildNeedsInTheContextOfTheImage() throws IOException {
        List<String> ignored =
                Files.readAllLines(CHECKOUT.resolve(".dockerignore")).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        assertTrue(ignored.contains("**/target"));
        for (String needed :
                List.of("pom.xml", ".mvn", "api", "engine", "plugins", "app", "docs")) {
            assertTrue(Files.exists(CHECKOUT.resolve(needed)), needed);
            assertFalse(ignored.contains(needed), needed);
        }
    }
}
