package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in data, arguments and plugins steer no terminal, whatever the command says of them. */
class NamesIT {

    /** Escape, CSI, right-to-left, line separator, a tag character: none of it printable. */
    private static final String NAME = "n\u001b[2J\u009b31m\u202e\u2028\udb40\udc41x";

    /** The same as it is shown. */
    private static final String SHOWN = "n\u00b7[2J\u00b731m\u00b7\u00b7\u00b7x";

    private final Installed saltus = Installed.asBuilt();

    @TempDir private Path folder;

    private static void requireHarmless(Installed.Run run) {
        for (String text : new String[] {run.out(), run.err()}) {
            text.codePoints()
                    .filter(point -> point != '\n' && point != '\t')
                    .forEach(point -> assertFalse(isSteering(point), () -> run.toString()));
        }
    }

    private static boolean isSteering(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private Path table() throws IOException {
        StringBuilder rows = new StringBuilder("task,model,family,params,score,n_examples\n");
        for (int i = 0; i < 4; i++) {
            rows.append(
                    "\"%s\nt\",%s%d,%s,1e%d,.%d,100\n".formatted(NAME, NAME, i, NAME, 8 + i, i));
        }
        rows.append("\"%s\",m,%s,1e9,1.5,100\n".formatted(NAME, NAME));
        return Files.writeString(folder.resolve("results.csv"), rows);
    }

    @Test
    void areHarmlessInAnInspection() throws IOException {
        Installed.Run run = saltus.run("inspect", table().toString());
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        assertTrue(run.out().contains(SHOWN), run.out());
        assertTrue(run.out().contains(SHOWN + "\u00b7t"), "a line break in a name breaks none");
        requireHarmless(run);
    }

    @Test
    void areHarmlessInMessagesOfIssues() throws IOException {
        Path table = Files.move(table(), folder.resolve(NAME + ".csv"));
        Installed.Run run =
                saltus.run(
                        "analyze", table.toString(), "--render", "json", "--out", folder + "/out");
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        List<String> told = run.err().lines().toList(); // what was written, and the issue
        assertEquals(2, told.size(), run.err());
        assertTrue(told.get(1).startsWith("saltus: ") && told.get(1).contains(SHOWN), run.err());
        requireHarmless(run);
    }

    @Test
    void areHarmlessInAComparison() throws IOException {
        saltus.run(
                "analyze",
                table().toString(),
                "--axis",
                "parameters",
                "--render",
                "json",
                "--out",
                folder.toString());
        String report = folder.resolve("report.json").toString();
        Path other = folder.resolve("other.json");
        Files.writeString(
                other,
                Files.readString(Path.of(report))
                        .replace("\"metric\": \"", "\"metric\": \"other-"));
        Installed.Run run = saltus.run("compare", report, other.toString());
        assertEquals(ExitCode.DONE, run.code(), run::toString);
        assertTrue(run.out().contains(SHOWN + "\u00b7t"), run.out());
        requireHarmless(run);
        Files.writeString(other, "{\"schema\": \"saltus-report/1\", \"version\": [\"" + NAME);
        Installed.Run cut = saltus.run("compare", report, other.toString());
        assertEquals(ExitCode.REQUEST, cut.code(), cut::toString);
        requireHarmless(cut);
    }

    /** A pipeline takes a line that begins like these, or has the second anywhere, as an order. */
    @Test
    void areNoCommandsOfAPipeline() throws IOException {
        StringBuilder rows = new StringBuilder("task,model,family,params,score,n_examples,note\n");
        for (int i = 0; i < 4; i++) {
            rows.append(
                    "::add-mask::a,##[error]b%d,::stop::f,1e%d,.%d,100,x\n".formatted(i, 8 + i, i));
        }
        Path table = Files.writeString(folder.resolve("::set-output name=x::y.csv"), rows);
        for (String[] arguments :
                new String[][] {
                    {"inspect", table.toString()},
                    {"analyze", table.toString(), "--axis", "parameters"},
                    {"analyze", table.toString(), "--axis", "parameters", "--render", "json"},
                    {"analyze", table.toString(), "--axis", "parameters", "--render", "markdown"},
                    {"forecast", table.toString(), "--axis", "parameters", "--at", "1e13"},
                    {"analyze", "::add-mask::a"},
                    {"analyze", table.toString(), "--where", "##[group]a = 1"},
                }) {
            Installed.Run run = saltus.run(arguments);
            for (String text : new String[] {run.out(), run.err()}) {
                assertFalse(text.contains("##["), run::toString);
                assertTrue(
                        text.lines().noneMatch(line -> line.strip().startsWith("::")),
                        run::toString);
            }
        }
    }

    @Test
    void areHarmlessInWhatIsSaidOfArguments() {
        for (String[] arguments :
                new String[][] {
                    {NAME},
                    {"analyze", "--" + NAME},
                    {"analyze", NAME + "\nsaltus: all is well"},
                    {"analyze", "a.csv", "--criterion", NAME},
                    {"analyze", "a.csv", "--axis", NAME},
                    {"analyze", "a.csv", "--where", NAME + " = '" + NAME},
                    {"analyze", "a.csv", "--threads", NAME},
                    {"inspect", "a.csv", "--models", NAME},
                    {"calibrate", "--shapes", NAME},
                    {"compare", NAME, NAME},
                    {"plugins", "describe", NAME},
                    {"plugins", "new", "criterion", NAME},
                    {"plugins", "verify", NAME},
                    {"plugins", "list", "--plugins", NAME, "--stacktrace"},
                }) {
            Installed.Run run = saltus.run(arguments);
            assertEquals(ExitCode.REQUEST, run.code(), run::toString);
            assertFalse(run.err().contains("\nsaltus: all is well"), run.err());
            assertTrue(run.err().startsWith("saltus: "), run.err());
            requireHarmless(run);
        }
    }

    @Test
    void areHarmlessInWhatAPluginThrowsAndPrints() throws IOException {
        String escaped = "\\u001b[2J\\u009b31m\\u202e\\u2028\\udb40\\udc41\\ud800x\\nsecond";
        PluginJar.named("acme")
                .extension(
                        "Bad",
                        PluginJar.criterion(
                                "Bad",
                                "bad",
                                "System.out.println(\"%1$s\"); System.err.println(\"%1$s\"); throw new IllegalStateException(\"%1$s\");"
                                        .formatted(escaped)))
                .in(folder, "acme.jar");
        Installed.Run run =
                saltus.run(
                        "analyze",
                        Installed.HOME.resolve("data/gpt3.csv").toString(),
                        "--where",
                        "task = '3D+'",
                        "--criterion",
                        "bad",
                        "--plugins",
                        folder.toString(),
                        "--stacktrace",
                        "--out",
                        folder + "/out");
        assertEquals(ExitCode.PLUGIN, run.code(), run::toString);
        assertTrue(run.err().contains("prints to standard output"), run.err());
        assertTrue(run.err().contains("\tat "), run.err());
        assertTrue(run.err().contains("\u00b7[2J\u00b731m\u00b7\u00b7\u00b7"), run.err());
        requireHarmless(run);
    }
}
