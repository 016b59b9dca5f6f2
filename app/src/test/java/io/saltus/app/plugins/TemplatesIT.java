package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.FreshMaven;
import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
        assertEquals("", FreshMaven.run(project, repository, "package"));

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
}
