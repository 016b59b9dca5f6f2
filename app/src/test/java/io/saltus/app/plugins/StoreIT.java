package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import io.saltus.app.command.ExitCode;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installing, removing and pinning plugins with the built distribution. */
class StoreIT {

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();
    private Path mine;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        mine = folder.resolve("mine");
        jar = plugin("1.0.0", "acme.jar");
    }

    private Path plugin(String version, String file) throws IOException {
        return PluginJar.named("acme")
                .manifest("Plugin-Version", version)
                .extension(
                        "Good",
                        PluginJar.criterion("Good", "good", "return Verdict.undecided(\"fine\");"))
                .in(folder, file);
    }

    private Installed.Run run(String... arguments) {
        return saltus.run(Map.of("SALTUS_PLUGINS", mine.toString()), arguments);
    }

    private List<String> files() throws IOException {
        if (!Files.exists(mine)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(mine)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith(".")) // the mark of whose turn it is
                    .sorted()
                    .toList();
        }
    }

    @Test
    void replacesAnOlderVersion() throws IOException {
        assertEquals(0, run("plugins", "install", jar.toString()).code());
        assertEquals(List.of("acme-1.0.0.jar"), files());
        Installed.Run again = run("plugins", "install", plugin("1.1.0", "acme-new.jar").toString());
        assertEquals(0, again.code(), again::toString);
        assertTrue(again.out().contains("Installed acme 1.1.0 in place of 1.0.0"), again.out());
        assertEquals(List.of("acme-1.1.0.jar"), files());
        assertTrue(run("plugins", "list").out().contains("[acme 1.1.0]"));
        Installed.Run removed = run("plugins", "remove", "good");
        assertEquals(0, removed.code(), removed::toString);
        assertEquals(List.of(), files());
        Installed.Run gone = run("plugins", "remove", "good");
        assertEquals(ExitCode.REQUEST, gone.code());
        assertTrue(gone.isClear(), gone::toString);
    }

    @Test
    void leavesTheFolderAsItWasWhereAPluginIsUnsound() throws IOException {
        run("plugins", "install", jar.toString());
        Path broken = folder.resolve("acme-2.jar");
        Files.writeString(broken, "text");
        Installed.Run refused = run("plugins", "install", broken.toString());
        assertEquals(ExitCode.PLUGIN, refused.code());
        assertTrue(refused.out().contains("WRONG: not a readable JAR"), refused.out());
        assertEquals(List.of("acme-1.0.0.jar"), files());

        Path chatty =
                PluginJar.named("chatty")
                        .extension(
                                "Chatty",
                                PluginJar.criterion(
                                        "Chatty",
                                        "chatty",
                                        "System.out.println(1); return Verdict.undecided(\"x\");"))
                        .in(folder, "chatty.jar");
        assertEquals(ExitCode.PLUGIN, run("plugins", "install", chatty.toString()).code());
        assertEquals(0, run("plugins", "install", chatty.toString(), "--force").code());
        assertEquals(List.of("acme-1.0.0.jar", "chatty-1.0.0.jar"), files());
    }

    @Test
    void loadsPinnedPluginsOnly() throws IOException {
        run("plugins", "install", jar.toString());
        Installed.Run locked = run("plugins", "lock");
        assertTrue(locked.out().contains("Pinned 1 plugin in"), locked.out());
        assertEquals(0, run("plugins", "list").code());

        Installed.Run refused = run("plugins", "install", plugin("2.0.0", "acme-2.jar").toString());
        assertEquals(ExitCode.REQUEST, refused.code());
        assertTrue(refused.err().contains("give --lock to pin this one, too"), refused.err());

        Files.copy(
                folder.resolve("acme-2.jar"),
                mine.resolve("acme-1.0.0.jar"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        PluginJar.named("stranger")
                .extension(
                        "Strange",
                        PluginJar.criterion(
                                "Strange", "strange", "return Verdict.undecided(\"x\");"))
                .in(mine, "stranger.jar");
        Installed.Run listed = run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, listed.code());
        assertTrue(listed.err().contains("'acme' is not the one that is pinned"), listed.err());
        assertTrue(listed.err().contains("'stranger' is not in plugins.lock"), listed.err());
        assertFalse(listed.out().contains("[acme"), listed.out());

        Installed.Run pinned =
                run("plugins", "install", folder.resolve("acme-2.jar").toString(), "--lock");
        assertEquals(0, pinned.code(), pinned::toString);
        assertTrue(run("plugins", "list").out().contains("[acme 2.0.0]"));

        Files.writeString(mine.resolve("plugins.lock"), "no hash\n");
        Installed.Run broken = run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, broken.code());
        assertTrue(broken.err().contains("line 1 is no pin"), broken.err());
    }

    @Test
    void refusesAnotherFileThanTheOneThatIsMeant() {
        Installed.Run run = run("plugins", "install", jar.toString(), "--sha256", "00ff");
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.isClear(), run::toString);
        assertTrue(run.err().contains("is not the file you mean"), run.err());
    }

    @Test
    void refusesNamesThatAreNone() throws IOException {
        for (String[] wrong :
                new String[][] {
                    {"plugins", "new", "criterion", "sharpRise"},
                    {"plugins", "new", "criterion", "Sharp", "--id", "Sharp Rise"},
                    {"plugins", "new", "criterion", "Sharp", "--package", "Com.Acme"},
                    {"plugins", "new", "criterion", "Verdict"},
                    {"plugins", "new", "criterion", "Emergence"},
                    {"plugins", "new", "criterion", "Sharp", "--into", folder.toString()},
                    {"plugins", "verify", folder.resolve("none.jar").toString()},
                    {
                        "plugins",
                        "verify",
                        Files.writeString(folder.resolve("a.txt"), "a").toString()
                    }
                }) {
            Installed.Run run = run(wrong);
            assertEquals(ExitCode.REQUEST, run.code(), run::toString);
            assertTrue(run.isClear(), run::toString);
        }
    }
}
