package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the built distribution. */
class CommandLineIT {

    private final Installed saltus = Installed.asBuilt();

    @Test
    void tellsItsVersion() {
        Installed.Run run = saltus.run("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("saltus \\d+\\.\\d+\\.\\d+\\R"), run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "demo --help",
                "analyze --help",
                "inspect --help",
                "calibrate --help",
                "plugins --help",
                "plugins list --help",
                "plugins describe --help",
                "completion --help"
            })
    void helpsAtEachLevel(String arguments) {
        Installed.Run run = saltus.run(arguments.split(" "));
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().startsWith("Usage: saltus"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void saysWhatToDoWhereNothingIsAsked() {
        Installed.Run run = saltus.run();
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.err().contains("say what to do: demo, analyze, view, forecast"), run.err());
    }

    @Test
    void listsTheBundledPlugins() {
        Installed.Run run = saltus.run("plugins", "list");
        assertEquals(0, run.code(), run::toString);
        for (String id :
                new String[] {
                    "csv",
                    "json-lines",
                    "critical-scale",
                    "emergence-definition",
                    "breakthroughness",
                    "table",
                    "markdown",
                    "json"
                }) {
            assertTrue(run.out().contains("\n  " + id + " "), () -> id + " in " + run.out());
        }
    }

    @Test
    void describesACriterionWithItsSettings() {
        Installed.Run run = saltus.run("plugins", "describe", "critical-scale");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("margin = 0.02  (a number in [0, 0.5])"), run.out());
        assertTrue(run.out().contains("saltus-emergence"), run.out());
    }

    @Test
    void showsVerdictsOnRealDataInTheDemo() {
        Installed.Run run = saltus.run("demo");
        assertTrue(run.code() <= ExitCode.ISSUES, run::toString);
        String arithmetic =
                run.out().lines().filter(line -> line.contains("3D+")).findFirst().orElse("");
        assertTrue(arithmetic.contains("emergent"), run.out());
        assertFalse(arithmetic.contains("not emergent"), arithmetic);
        assertFalse(run.out().contains("\u001b["), "no colour where there is no terminal");
    }

    @Test
    void saysHowToHaveTheDemoByHandWithTheSameOptions() {
        Installed.Run run = saltus.run("demo", "--criterion", "critical-scale:alpha=0.01");
        String byHand =
                run.err().lines().filter(line -> line.contains("by hand: ")).findFirst().orElse("");
        assertTrue(byHand.endsWith(" --criterion critical-scale:alpha=0.01"), run::toString);
        Installed.Run same = saltus.shell(byHand.substring(byHand.indexOf("saltus ")));
        assertEquals(run.out(), same.out());
    }

    @Test
    void inspectsTheBundledData() {
        String data = Installed.HOME.resolve("data/gpt3.csv").toString();
        Installed.Run run = saltus.run("inspect", data);
        assertTrue(
                run.out().contains("1512 results = 1512 used, 0 set aside, 0 refused"), run.out());
        assertTrue(run.out().contains("Models (8)"), run.out());
        assertTrue(run.out().contains("GPT-3 XL"), run.out());
        assertTrue(run.out().contains("--all shows them"), run.out());
        assertTrue(saltus.run("inspect", data, "--all").out().contains("5D-"), run.out());
    }

    @Test
    void givesTheSameBytesInAnyLocaleZoneAndNumberOfThreads() {
        String data = Installed.HOME.resolve("data/gpt3.csv").toString();
        String[] arguments = {"analyze", data, "--render", "json", "--threads", "1"};
        Installed.Run plain = saltus.run(arguments);
        Installed.Run elsewhere =
                saltus.run(
                        Map.of(
                                "SALTUS_OPTS",
                                "-Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Kathmandu"),
                        arguments);
        assertEquals(plain.out(), elsewhere.out());
        arguments[5] = "2";
        assertEquals(
                plain.out().replace("--threads 1", ""),
                saltus.run(arguments).out().replace("--threads 2", ""));
    }

    @Test
    void givesTheSameVerdictsForTheSameDataInAnyShape(@TempDir Path folder) throws IOException {
        Shapes shapes = Shapes.of(Installed.HOME.resolve("data/gpt3.csv"), folder);
        String expected = "";
        for (Path file : shapes.files()) {
            String source = shapes.source(file);
            Installed.Run run =
                    source.isEmpty()
                            ? saltus.run(
                                    "analyze", file.toString(), "--lenient", "--render", "json")
                            : saltus.run(
                                    "analyze",
                                    file.toString(),
                                    "--lenient",
                                    "--source",
                                    source,
                                    "--render",
                                    "json");
            assertEquals(0, run.code(), run.err());
            String findings = run.out().substring(run.out().indexOf("\"issues\""));
            if (expected.isEmpty()) {
                expected = findings;
            }
            assertEquals(expected, findings, file.toString());
        }
        assertTrue(expected.contains("\"outcome\": \"emergent\""));
    }

    @Test
    void servesANotebookAsTheDocsShow() throws Exception {
        Path out = Files.createTempFile("notebook", ".txt");
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/jshell",
                                "--class-path",
                                Installed.HOME + "/lib/*",
                                "-R-Dsaltus.home=" + Installed.HOME,
                                "../docs/examples/notebook/notebook.jsh")
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(100, TimeUnit.SECONDS));
        String text = Files.readString(out);
        assertTrue(text.contains("3D+"), text);
        assertFalse(text.contains("Exception"), text);
    }

    @Test
    void tellsAPipelineWhatEmerged(@TempDir Path folder) {
        String before = report(folder.resolve("old"), "shots > 1 and params < 1e11");
        String after = report(folder.resolve("new"), "shots > 1");
        Installed.Run same = saltus.run("compare", before, before, "--fail-on", "emergent");
        assertEquals(0, same.code(), same::toString);
        Installed.Run changed = saltus.run("compare", before, after, "--fail-on", "emergent");
        assertEquals(1, changed.code(), changed::toString);
        assertTrue(changed.out().contains("4D+, 50-shot, acc, GPT-3: "), changed.out());
    }

    @Test
    void tellsAPipelineThatItCannotSay(@TempDir Path folder) throws IOException {
        Path uncounted = folder.resolve("uncounted.csv");
        Files.writeString(
                uncounted,
                """
                task,family,model,train_flops,score,chance
                leap,A,a,1e19,.25,.25
                leap,A,b,1e20,.24,.25
                leap,A,c,1e21,.26,.25
                leap,A,d,1e22,.25,.25
                leap,A,e,1e23,.72,.25
                leap,A,f,1e24,.81,.25
                """);
        String before = report(uncounted, folder.resolve("old"), "train_flops < 2e22");
        String after = report(uncounted, folder.resolve("new"), "train_flops > 0");
        Installed.Run unclear = saltus.run("compare", before, after, "--fail-on", "emergent");
        assertEquals(4, unclear.code(), unclear::toString);
    }

    private String report(Path folder, String condition) {
        return report(Installed.HOME.resolve("data/gpt3.csv"), folder, condition);
    }

    private String report(Path data, Path folder, String condition) {
        Installed.Run run =
                saltus.run(
                        "analyze",
                        data.toString(),
                        "--where",
                        condition,
                        "--render",
                        "json",
                        "--lenient",
                        "--out",
                        folder.toString());
        assertEquals(0, run.code(), run::toString);
        return folder.resolve("report.json").toString();
    }

    @Test
    void completesNamesInTheShell() {
        Installed.Run run = saltus.run("completion");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("complete -F"), run.out());
        for (String name : new String[] {"compute", "critical-scale", "markdown", "json-lines"}) {
            assertTrue(run.out().contains(name), name);
        }
    }
}
