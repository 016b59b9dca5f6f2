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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plugin of each kind is created, built by Maven outside this build, verified, installed, used
 * and removed, with the distribution alone.
 */
class TemplatesIT {

    /** Maven's repository of all four builds: nothing of an author's machine, but fetched once. */
    @TempDir private static Path repository;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "criterion, SharpRise, sharp-rise",
        "source, WandbExport, wandb-export",
        "forecaster, HalfAsFast, half-as-fast",
        "renderer, Tweets, tweets"
    })
    void createsAPluginThatBuildsAndInstalls(String kind, String name, String id)
            throws IOException, InterruptedException {
        Installed saltus = Installed.asBuilt();
        Path project = folder.resolve(id);
        Map<String, String> mine = Map.of("SALTUS_PLUGINS", folder.resolve("mine").toString());
        Installed.Run created =
                saltus.run(
                        "plugins",
                        "new",
                        kind,
                        name,
                        "--package",
                        "com.acme.saltus",
                        "--into",
                        project.toString());
        assertEquals(0, created.code(), created::toString);
        assertEquals("", maven(project));

        Installed.Run verified = saltus.run(mine, "plugins", "verify", project.toString());
        assertEquals(0, verified.code(), verified::toString);
        assertTrue(verified.out().contains("nothing is wrong with it"), verified.out());

        Installed.Run installed = saltus.run(mine, "plugins", "install", project.toString());
        assertEquals(0, installed.code(), installed::toString);
        assertTrue(saltus.run(mine, "plugins", "list").out().contains("[" + id + " 1.0.0]"));

        Installed.Run used =
                switch (kind) {
                    case "criterion" -> saltus.run(mine, "demo", "--criterion", id);
                    case "forecaster" ->
                            saltus.run(
                                    mine,
                                    "forecast",
                                    Installed.HOME.resolve("data/gpt3.csv").toString(),
                                    "--where",
                                    "task = '3D+'",
                                    "--hindcast",
                                    "--method",
                                    id);
                    case "renderer" -> saltus.run(mine, "demo", "--render", id);
                    default ->
                            saltus.run(
                                    mine,
                                    "analyze",
                                    project.resolve("src/test/samples/results." + id).toString(),
                                    "--axis",
                                    "parameters");
                };
        assertEquals(0, used.code(), used::toString);
        assertTrue(used.out().length() > 100, used.out());

        Installed.Run removed = saltus.run(mine, "plugins", "remove", id);
        assertEquals(0, removed.code(), removed::toString);
        assertTrue(!saltus.run(mine, "plugins", "list").out().contains("[" + id));
    }

    /** Runs Maven with a repository of its own, fed from what this build has fetched. */
    private String maven(Path project) throws IOException, InterruptedException {
        Path maven = Path.of(System.getProperty("maven.home", ""), "bin", "mvn");
        Assumptions.assumeTrue(Files.isExecutable(maven), "there is no Maven at " + maven);
        Path known =
                Path.of(
                        System.getProperty(
                                "maven.repo.local",
                                Path.of(System.getProperty("user.home"), ".m2", "repository")
                                        .toString()));
        Path settings = folder.resolve("settings.xml");
        Files.writeString(
                settings,
                """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>known</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """
                        .formatted(repository, known.toUri()));
        Path log = folder.resolve("maven.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        maven.toString(),
                                        "-q",
                                        "-B",
                                        "-s",
                                        settings.toString(),
                                        "package"))
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "Maven is still running after 4 minutes: " + Files.readString(log);
        }
        return process.exitValue() == 0 ? "" : Files.readString(log);
    }
}
