package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plugin in Kotlin of docs/examples, built by Maven outside this build. Where Kotlin's compiler
 * cannot be fetched it is skipped, and says so.
 */
class KotlinIT {

    @TempDir private Path folder;

    @Test
    void buildsKeepsItsPromisesAndIsUsed() throws IOException, InterruptedException {
        Installed saltus = Installed.asBuilt();
        Path project = copied(Path.of("../docs/examples/plugin-kotlin"), folder.resolve("kotlin"));
        String trouble = maven(project);
        Assumptions.assumeFalse(
                trouble.contains("could not be resolved") || trouble.contains("Could not transfer"),
                "Kotlin's compiler cannot be fetched: " + trouble);
        assertEquals("", trouble);

        Map<String, String> mine = Map.of("SALTUS_PLUGINS", folder.resolve("mine").toString());
        String plugin = project.resolve("target/plugin").toString();
        Installed.Run verified = saltus.run(mine, "plugins", "verify", plugin);
        assertEquals(0, verified.code(), verified::toString);
        assertEquals(0, saltus.run(mine, "plugins", "install", plugin).code());
        Installed.Run described = saltus.run(mine, "plugins", "describe", "last-step");
        assertTrue(described.out().contains("minGain = 0.3  (a number in [0, 1])"));
        Installed.Run used =
                saltus.run(
                        mine,
                        "analyze",
                        Installed.HOME.resolve("data/gpt3.csv").toString(),
                        "--where",
                        "task = '3D+' and shots > 1",
                        "--criterion",
                        "last-step:minGain=0.2,aside=x;y",
                        "--render",
                        "json");
        assertEquals(0, used.code(), used::toString);
        assertTrue(used.out().contains("\"aside\": \"x;y\""), used.out());
        assertTrue(used.out().contains("the last step brings enough"), used.out());
    }

    /** Returns what went wrong; blank if nothing did. */
    private String maven(Path project) throws IOException, InterruptedException {
        Path maven = Path.of(System.getProperty("maven.home", ""), "bin", "mvn");
        Assumptions.assumeTrue(Files.isExecutable(maven), "there is no Maven at " + maven);
        String usual = Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
        Path repository = copied(Installed.HOME.resolve("repository"), folder.resolve("m2"));
        Path log = folder.resolve("maven.log");
        Process process =
                new ProcessBuilder(
                                maven.toString(),
                                "-q",
                                "-B",
                                "-Dmaven.repo.local=" + repository,
                                "-Dmaven.repo.local.tail="
                                        + System.getProperty("maven.repo.local", usual),
                                "package")
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        return ended && process.exitValue() == 0 ? "" : "ended badly: " + Files.readString(log);
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> walked = Files.walk(from)) {
            List<Path> all =
                    walked.filter(path -> !from.relativize(path).startsWith("target")).toList();
            for (Path path : all) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        return to;
    }
}
