package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import io.saltus.app.command.ExitCode;
import io.saltus.app.plugins.HostileKinds.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some ninety plugins that are hostile, broken or slow stand beside good ones: each is named in a
 * clear line, the exit code is that of a plugin's failure, and what did not need it is there.
 */
class HostileIT {

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path plugins;

    @BeforeEach
    void look() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
        environment.put("SALTUS_PLUGINS", plugins.toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("SALTUS_OPTS", "-Dsaltus.plugins.seconds=2");
    }

    private void put(List<Kind> kinds) throws IOException {
        for (Kind kind : kinds) {
            kind.jar().in(plugins, kind.file());
        }
    }

    private List<String> analyze(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("analyze", data.toString()));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--time-limit", "3", "--threads", "4"));
        return arguments;
    }

    private Installed.Run run(List<String> arguments) {
        return saltus.run(environment, arguments.toArray(String[]::new));
    }

    private static Executable isTold(Kind kind, String where, String text) {
        return () -> {
            List<String> lines = text.lines().filter(line -> line.contains(kind.file())).toList();
            if (kind.says().isEmpty()) {
                return;
            }
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains(kind.says())),
                    () -> kind.id() + " in " + where + ": " + (lines.isEmpty() ? text : lines));
        };
    }

    private static void assertIsClean(Installed.Run run) {
        assertEquals(ExitCode.PLUGIN, run.code(), run::toString);
        assertFalse(run.err().contains("\tat "), run::err);
        assertFalse(run.err().contains("bug in Saltus"), run::err);
        assertFalse(run.err().contains("\u001b"), run::err);
    }

    @Test
    void namesEachCriterionThatFails() throws IOException {
        List<Kind> kinds = HostileKinds.criteria();
        put(kinds);
        List<String> arguments =
                analyze(
                        saltus.home().resolve("data/gpt3.csv"),
                        "--where",
                        "task = '3D+' and shots > 1",
                        "--render",
                        "json",
                        "--criterion",
                        "above-chance");
        for (Kind kind : kinds) {
            arguments.addAll(List.of("--criterion", kind.id()));
        }
        Installed.Run run = run(arguments);
        assertIsClean(run);
        assertTrue(run.out().contains("\"criterion\": {\"id\": \"above-chance\""), run::out);
        assertAll(kinds.stream().map(kind -> isTold(kind, "the report", run.out())));
    }

    @Test
    void namesWhoEndsTheProcess() throws IOException {
        List<Kind> kinds = HostileKinds.ends();
        put(kinds);
        for (Kind kind : kinds) {
            Installed.Run run =
                    run(
                            analyze(
                                    saltus.home().resolve("data/gpt3.csv"),
                                    "--where",
                                    "task = '3D+' and shots > 1",
                                    "--criterion",
                                    kind.id()));
            assertIsClean(run);
            assertAll(isTold(kind, "messages", run.err()));
        }
    }

    @Test
    void readsWhatOthersReadAndKeepsWhatASourceSentBeforeItFellSilent() throws IOException {
        List<Kind> kinds = HostileKinds.sources();
        put(kinds);
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.copy(saltus.home().resolve("data/gpt3.csv"), data.resolve("a.csv"));
        for (Kind kind : kinds) {
            Files.writeString(data.resolve("file." + kind.id()), "x");
        }
        Installed.Run run =
                run(
                        analyze(
                                data,
                                "--where",
                                "shots > 1 and task = '3D+' or task in ('kept', 'slow')",
                                "--render",
                                "json",
                                "--criterion",
                                "above-chance"));
        assertIsClean(run);
        for (String task : List.of("3D+", "kept", "slow")) {
            assertTrue(run.out().contains("\"task\": \"" + task + "\""), () -> task + run);
        }
        assertAll(kinds.stream().map(kind -> isTold(kind, "the report", run.out())));
    }

    @Test
    void writesWhatOtherRenderersWrite() throws IOException {
        List<Kind> kinds = HostileKinds.renderers();
        put(kinds);
        Path out = folder.resolve("out/inner");
        List<String> arguments =
                analyze(
                        saltus.home().resolve("data/gpt3.csv"),
                        "--where",
                        "task = '3D+' and shots > 1",
                        "--out",
                        out.toString(),
                        "--render",
                        "json");
        for (Kind kind : kinds) {
            arguments.addAll(List.of("--render", kind.id()));
        }
        Installed.Run run = run(arguments);
        assertIsClean(run);
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of("report.json"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
        assertFalse(Files.exists(out.resolveSibling("away.txt")));
        assertAll(kinds.stream().map(kind -> isTold(kind, "messages", run.err())));
    }

    @Test
    void loadsTheOthersInAFolder() throws IOException {
        List<Kind> kinds = HostileKinds.inAFolder();
        put(kinds);
        List<String> said = HostileKinds.filesIn(plugins);
        Installed.Run run = run(List.of("plugins", "list"));
        assertIsClean(run);
        assertTrue(run.out().contains("[saltus-csv "), run::out);
        assertTrue(run.out().contains("  idle "), run::out);
        assertTrue(
                run.out()
                        .lines()
                        .anyMatch(
                                l ->
                                        l.contains("  emergence ")
                                                && l.contains("[saltus-emergence ")),
                run::out);
        assertFalse(run.toString().contains("here I am"), run::toString);
        assertAll(kinds.stream().map(kind -> isTold(kind, "messages", run.err())));
        assertAll(
                said.stream()
                        .map(
                                words ->
                                        () ->
                                                assertTrue(
                                                        run.err().contains(words),
                                                        words + run.err())));
        try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        }
        Installed.Run analyzed =
                run(
                        analyze(
                                saltus.home().resolve("data/gpt3.csv"),
                                "--where",
                                "task = '3D+' and shots > 1",
                                "--render",
                                "json"));
        assertIsClean(analyzed);
        assertTrue(analyzed.out().contains("\"outcome\": \"emergent\""), analyzed::out);
    }

    @Test
    void areNinetyKinds() {
        int kinds =
                HostileKinds.criteria().size()
                        + HostileKinds.ends().size()
                        + HostileKinds.sources().size()
                        + HostileKinds.renderers().size()
                        + HostileKinds.inAFolder().size();
        assertTrue(kinds >= 80, () -> "there are " + kinds);
    }
}
