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
        Installed.Run others = run("plugins", "list");
        assertTrue(others.out().contains("[acme 2.0.0]"), others::toString);
        assertTrue(others.err().contains("'stranger' is not in plugins.lock"), others.err());

        Installed.Run again = run("plugins", "lock");
        assertEquals(ExitCode.PLUGIN, again.code(), again::toString);
        assertTrue(
                again.err().contains("stranger 1.0.0 (stranger.jar) stays refused"), again.err());
        assertEquals(0, run("plugins", "lock", "stranger").code());
        assertEquals(0, run("plugins", "list").code());

        Files.writeString(mine.resolve("plugins.lock"), "no hash\n");
        Installed.Run broken = run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, broken.code());
        assertTrue(broken.err().contains("line 1 is no pin"), broken.err());
    }

    @Test
    void installsNoSecondCopyOfABundledPlugin() {
        Path bundled = Installed.HOME.resolve("plugins/saltus-csv");
        Installed.Run run = run("plugins", "install", bundled.toString());
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.err().contains("saltus-csv 0.1.0 is there already, in"), run.err());
        assertEquals(0, run("plugins", "list").code());
    }

    @Test
    void refusesAnotherFileThanTheOneThatIsMeant() {
        Installed.Run run = run("plugins", "install", jar.toString(), "--sha256", "0".repeat(64));
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.isClear(), run::toString);
        assertTrue(run.err().contains("is not the file you mean"), run.err());
    }

    private static PluginJar marking(Path mark) {
        return PluginJar.named("marking")
                .extension(
                        "Marking",
                        PluginJar.criterion(
                                        "Marking", "marking", "return Verdict.undecided(\"fine\");")
                                .replace(
                                        "public Marking()",
                                        "static { try { java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\")); } catch (java.io.IOException e) { } } public Marking()"
                                                .formatted(mark)));
    }

    @Test
    void runsNothingOfAPluginThatIsNotTheOneMeant() throws IOException {
        Path mark = folder.resolve("mark");
        Path marking = marking(mark).in(folder, "marking.jar");
        for (String command : List.of("install", "verify")) {
            Installed.Run run =
                    run("plugins", command, marking.toString(), "--sha256", "0".repeat(64));
            assertEquals(ExitCode.REQUEST, run.code(), run::toString);
            assertFalse(Files.exists(mark), command);
        }
        assertEquals(0, run("plugins", "verify", marking.toString()).code());
        assertTrue(Files.exists(mark));
    }

    @Test
    void pinsWhatIsLoadedAndNotWhatPointsToIt() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        plugin("1.0.0", "real/acme.jar");
        Files.createDirectories(mine);
        Files.createSymbolicLink(mine.resolve("acme"), real);
        Path zip = mine.resolve("zipped.zip");
        Path zipped = marking(folder.resolve("mark")).in(folder, "zipped.jar");
        HostileKinds.zip(zip, "zipped.jar", Files.readAllBytes(zipped), 1);
        Path cache = folder.resolve("cache");
        Map<String, String> environment =
                Map.of("SALTUS_PLUGINS", mine.toString(), "XDG_CACHE_HOME", cache.toString());
        assertEquals(0, saltus.run(environment, "plugins", "lock").code());
        assertEquals(0, saltus.run(environment, "plugins", "list").code());

        plugin("1.0.1", "real/acme.jar");
        try (Stream<Path> files = Files.walk(cache)) {
            Path copy = files.filter(path -> path.endsWith("zipped.jar")).findFirst().orElseThrow();
            Files.copy(jar, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            marking(folder.resolve("other")).in(copy.getParent(), "zipped.jar");
        }
        Installed.Run run = saltus.run(environment, "plugins", "list");
        assertEquals(ExitCode.PLUGIN, run.code(), run::toString);
        assertTrue(run.err().contains("'acme' is not the one that is pinned"), run.err());
        assertTrue(run.err().contains("'marking' is not the one that is pinned"), run.err());
    }

    @Test
    void refusesTheIdOfAPluginThatStays() throws IOException {
        Path thief =
                PluginJar.named("saltus-csv")
                        .extension(
                                "Thief",
                                PluginJar.criterion(
                                        "Thief", "thief", "return Verdict.undecided(\"fine\");"))
                        .in(folder, "thief.jar");
        Installed.Run run = run("plugins", "install", thief.toString());
        assertEquals(ExitCode.PLUGIN, run.code(), run::toString);
        assertTrue(run.out().contains("give this one an id of its own"), run.out());
        assertEquals(List.of(), files());
    }

    @Test
    void leavesOneVersionWhereTwoAreInstalledAtOnce() throws Exception {
        Path other = plugin("2.0.0", "acme-2.jar");
        Thread first = new Thread(() -> run("plugins", "install", jar.toString()));
        first.start();
        assertEquals(0, run("plugins", "install", other.toString()).code());
        first.join();
        assertEquals(1, files().size());
        assertEquals(0, run("plugins", "list").code());
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
