package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins that were written outside this build, dropped into the distribution and taken out again.
 */
class PluginsIT {

    /** The detector of the README. */
    private static final String LARGEST_JUMP =
            text("../docs/examples/largest-jump/src/main/java/com/acme/LargestJump.java");

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @TempDir private Path folder;

    private Installed saltus;
    private String data;

    @BeforeEach
    void install() {
        saltus = Installed.copiedTo(folder.resolve("saltus"));
        data = saltus.home().resolve("data/gpt3.csv").toString();
    }

    private Installed.Run analyze(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "analyze";
        arguments[1] = data;
        arguments[2] = "--where";
        arguments[3] = "task = '3D+' and shots > 1";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return saltus.run(arguments);
    }

    @Test
    void usesADetectorThatWasDroppedInUntilItIsRemoved() throws IOException {
        Installed.Run before = saltus.run("plugins", "list");
        Path jar =
                PluginJar.named("acme")
                        .extension("com.acme.LargestJump", LARGEST_JUMP)
                        .in(saltus.plugins(), "acme-1.0.0.jar");

        Installed.Run listed = saltus.run("plugins", "list");
        assertTrue(listed.out().contains("largest-jump"), listed.out());
        assertTrue(listed.out().contains("[acme 1.0.0]"), listed.out());

        Installed.Run described = saltus.run("plugins", "describe", "largest-jump");
        assertTrue(described.out().contains("minPoints = 4  (a whole number in [3, 1000])"));

        Installed.Run used =
                analyze("--criterion", "largest-jump:minGain=0.25", "--render", "json");
        assertEquals(0, used.code(), used::toString);
        assertTrue(used.out().contains("\"largest-gain\""), used.out());
        assertTrue(used.out().contains("\"minGain\": 0.25"), used.out());
        assertTrue(used.out().contains("acme-1.0.0.jar"), used.out());

        Installed.Run shown = analyze("--criterion", "largest-jump");
        assertTrue(shown.out().contains("one step brings"), shown.out());

        Files.delete(jar);
        assertEquals(before, saltus.run("plugins", "list"));
        Installed.Run gone = analyze("--criterion", "largest-jump");
        assertEquals(ExitCode.REQUEST, gone.code());
    }

    @Test
    void isTheDetectorThatTheReadmeShows() {
        assertTrue(text("../README.md").contains(LARGEST_JUMP));
    }

    @Test
    void readsAndWritesByTheExamplesOfTheDocs() throws IOException {
        String examples = "../docs/examples/more/src/main/java/com/acme/";
        PluginJar.named("acme-more")
                .extension("com.acme.Spaces", text(examples + "Spaces.java"))
                .extension("com.acme.Names", text(examples + "Names.java"))
                .in(saltus.plugins(), "acme-more.jar");
        Path results = folder.resolve("results.ssv");
        Files.writeString(
                results,
                """
                task  family model params score chance n_examples
                add   A      z     1e7    0.01  0      500
                add   A      a     1e8    0.01  0      500
                add   A      b     1e9    0.01  0      500
                add   A      c     1e10   0.60  0      500
                add   A      d     1e11   high  0      500
                """);
        Installed.Run run =
                saltus.run(
                        "analyze",
                        results.toString(),
                        "--criterion",
                        "emergence-definition",
                        "--render",
                        "names:onsets=true");
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        assertEquals("add\t1.0E10\n", run.out());
        assertTrue(
                run.err().contains("results.ssv:6: 'score' must be a number, got 'high'"),
                run.err());
    }

    @Test
    void looksInFoldersThatTheUserNames() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        PluginJar.named("acme")
                .extension("com.acme.LargestJump", LARGEST_JUMP)
                .in(mine, "acme.jar");
        assertTrue(
                saltus.run("plugins", "list", "--plugins", mine.toString())
                        .out()
                        .contains("largest-jump"));
        assertTrue(
                saltus.run(Map.of("SALTUS_PLUGINS", mine.toString()), "plugins", "list")
                        .out()
                        .contains("largest-jump"));
    }

    @Test
    void goesOnWithoutAPluginThatCannotBeLoaded() throws IOException {
        Files.writeString(saltus.plugins().resolve("broken.jar"), "no JAR");
        Installed.Run listed = saltus.run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, listed.code());
        assertTrue(listed.isClear(), listed::toString);
        assertTrue(listed.err().contains("broken.jar: not loaded"), listed.err());
        Installed.Run used = analyze("--render", "json");
        assertEquals(ExitCode.PLUGIN, used.code());
        assertTrue(used.out().contains("\"outcome\": \"emergent\""), used.out());
        assertTrue(used.out().contains("broken.jar"), used.out());
    }

    @Test
    void refusesAPluginForAnotherApi() throws IOException {
        PluginJar.named("acme")
                .manifest("Plugin-Requires", ">=9.0.0")
                .extension("com.acme.LargestJump", LARGEST_JUMP)
                .in(saltus.plugins(), "acme.jar");
        Installed.Run run = analyze("--criterion", "largest-jump");
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(
                saltus.run("plugins", "list")
                        .err()
                        .contains("requires the API in version >=9.0.0"));
    }

    @Test
    void refusesTwoCriteriaWithOneId() throws IOException {
        for (String name : new String[] {"acme", "zeta"}) {
            PluginJar.named(name)
                    .extension("com.acme.LargestJump", LARGEST_JUMP)
                    .in(saltus.plugins(), name + ".jar");
        }
        Installed.Run run = analyze("--criterion", "largest-jump");
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.isClear(), run::toString);
        assertTrue(
                run.err().contains("LargestJump in acme.jar and com.acme.LargestJump in zeta.jar"),
                run.err());
    }

    @Test
    void refusesAPluginThatBundlesTheApi() throws IOException {
        PluginJar.named("acme")
                .extension("com.acme.LargestJump", LARGEST_JUMP)
                .entry("io/saltus/api/spi/Extension.class", new byte[] {1})
                .in(saltus.plugins(), "acme.jar");
        Installed.Run run = saltus.run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, run.code());
        assertTrue(run.err().contains("make that dependency 'provided'"), run.err());
    }

    @Test
    void keepsTheOtherFindingsWhereACriterionThrowsOnOneCurve() throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Moody",
                        PluginJar.criterion(
                                "Moody",
                                "moody",
                                "if (curve.subject().task().equals(\"2D+\")) throw new"
                                        + " IllegalStateException(\"not this one\"); return"
                                        + " Verdict.undecided(\"fine\");"))
                .in(saltus.plugins(), "acme.jar");
        Installed.Run run = saltus.run("analyze", data, "--criterion", "moody", "--render", "json");
        assertEquals(ExitCode.PLUGIN, run.code());
        assertFalse(run.err().contains("\tat "), run.err());
        assertTrue(run.out().contains("acme (acme.jar)"), "names plugin and file");
        assertTrue(
                run.out()
                        .contains(
                                "judging 2D+, acc, 0-shot, GPT-3, along compute, failed with IllegalStateException: not this one"));
        assertEquals(186, run.out().split("\"reason\": \"fine\"", -1).length - 1);
    }

    @Test
    void rendersTheRestWhereARendererThrows() throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Torn",
                        """
                        import io.saltus.api.report.*;
                        import io.saltus.api.spi.*;
                        @About(id = "torn", summary = "Stops half way")
                        public record Torn() implements Renderer {
                            @Override public void render(Report report, Output output) throws java.io.IOException {
                                output.text("torn.txt").append("half");
                                throw new IllegalStateException("torn");
                            }
                        }
                        """)
                .in(saltus.plugins(), "acme.jar");
        Path out = folder.resolve("out");
        Installed.Run run =
                analyze("--render", "torn", "--render", "json", "--out", out.toString());
        assertEquals(ExitCode.PLUGIN, run.code());
        assertTrue(run.err().contains("the renderer 'torn'"), run.err());
        assertFalse(Files.exists(out.resolve("torn.txt")));
        assertTrue(Files.exists(out.resolve("report.json")));
    }
}
