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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin that misbehaves is named, with its file, and what did not need it stands. */
class UnrulyIT {

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void look() {
        environment.put("SALTUS_PLUGINS", folder.toString());
    }

    private void install(String body) throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Unruly",
                        PluginJar.criterion("Unruly", "unruly", body)
                                .replace(
                                        "public Unruly()",
                                        "static final java.util.List<byte[]> KEPT = new"
                                                + " java.util.ArrayList<>(); public Unruly()"))
                .in(folder, "acme.jar");
    }

    private Installed.Run judge(String... more) {
        String[] arguments = {
            "analyze",
            saltus.home().resolve("data/gpt3.csv").toString(),
            "--where",
            "task in ('2D+', '3D+', '4D+', 'LAMBADA', 'RTE', 'WiC') and shots > 1",
            "--criterion",
            "unruly",
            "--criterion",
            "emergence-definition",
            "--render",
            "json",
            "--time-limit",
            "1"
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return saltus.run(environment, all);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static void assertOthersStand(Installed.Run run) {
        assertEquals(ExitCode.PLUGIN, run.code(), run::toString);
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals(
                7, count(run.out(), "\"criterion\": {\"id\": \"emergence-definition\""), run.out());
        assertTrue(run.out().contains("acme (acme.jar)"), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "sleeps, try { Thread.sleep(100000); } catch (InterruptedException e) { } return null;",
        "loops, for (int i = 0; curve.size() > 0; i++) KEPT.size(); return null;"
    })
    void givesUpACriterionThatBlocks(String how, String body) throws IOException {
        install(body);
        Installed.Run run = judge();
        assertOthersStand(run);
        assertTrue(run.out().contains("gave no verdict within 1 s"), run.out());
        assertTrue(run.out().contains("and 3 more of this kind up to"), run.out());
    }

    @Test
    void outlivesAnExhaustedStack() throws IOException {
        install("return judge(curve, context);");
        Installed.Run run = judge();
        assertOthersStand(run);
        assertTrue(run.out().contains("StackOverflowError"), run.out());
    }

    @Test
    void outlivesAFullMemory() throws IOException {
        install("while (true) KEPT.add(new byte[1 << 22]);");
        environment.put("SALTUS_OPTS", "-Xmx200m");
        Installed.Run run = judge();
        assertOthersStand(run);
        assertTrue(run.out().contains("OutOfMemoryError"), run.out());
    }

    @Test
    void namesThreadsThatAreLeftRunning() throws IOException {
        install(
                "Thread thread = new Thread(() -> { while (true) try { Thread.sleep(1000); } catch"
                        + " (InterruptedException e) { } }, \"acme-pool\"); thread.start(); return"
                        + " Verdict.undecided(\"done\");");
        Installed.Run run = judge();
        assertOthersStand(run);
        assertTrue(run.out().contains("left 7 threads running: acme-pool"), run.out());
    }

    @Test
    void keepsWhatIsPrintedOutOfTheReport() throws IOException {
        install("System.out.println(\"here I am\"); return Verdict.undecided(\"done\");");
        Installed.Run run = judge();
        assertFalse(run.out().contains("here I am"), run.out());
        assertTrue(
                run.err().contains("the plugin acme (acme.jar) prints to standard output"),
                run.err());
        assertEquals(7, count(run.err(), "here I am"), run.err());
    }

    @Test
    void givesUpASourceAndARendererThatBlock() throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Stuck",
                        """
                        import io.saltus.api.data.*;
                        import io.saltus.api.spi.*;
                        @About(id = "stuck", summary = "Never comes back")
                        public record Stuck() implements Source {
                            @Override public boolean accepts(Location location) { return location.hasEnding(".stuck"); }
                            @Override public void read(Location location, ObservationSink sink) {
                                while (true) try { Thread.sleep(1000); } catch (InterruptedException e) { }
                            }
                        }
                        """)
                .extension(
                        "Endless",
                        """
                        import io.saltus.api.report.*;
                        import io.saltus.api.spi.*;
                        @About(id = "endless", summary = "Never ends")
                        public record Endless() implements Renderer {
                            @Override public void render(Report report, Output output) throws java.io.IOException {
                                output.text("endless.txt").append("begun");
                                while (true) try { Thread.sleep(1000); } catch (InterruptedException e) { }
                            }
                        }
                        """)
                .in(folder, "acme.jar");
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.copy(saltus.home().resolve("data/gpt3.csv"), data.resolve("a.csv"));
        Files.writeString(data.resolve("b.stuck"), "b");
        Path out = folder.resolve("out");
        Installed.Run run =
                saltus.run(
                        environment,
                        "analyze",
                        data.toString(),
                        "--where",
                        "task = '3D+'",
                        "--render",
                        "endless",
                        "--render",
                        "json",
                        "--out",
                        out.toString(),
                        "--time-limit",
                        "1");
        assertEquals(ExitCode.PLUGIN, run.code(), run::toString);
        assertTrue(run.err().contains("'endless' did not end within 1 s"), run.err());
        String report = Files.readString(out.resolve("report.json"));
        assertTrue(report.contains("the source 'stuck', reading"), report);
        assertTrue(report.contains("gave nothing for 1 s"), report);
        assertTrue(report.contains("\"outcome\": \"emergent\""), report);
        assertFalse(Files.exists(out.resolve("endless.txt")));
    }
}
