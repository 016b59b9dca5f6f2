package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.InProcess;
import io.saltus.app.plugins.Mistakes.Mistake;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.PluginJar;
import io.saltus.testkit.GoldenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake is found before anything is installed, and the docs say what is said of it. */
@TestMethodOrder(org.junit.jupiter.api.MethodOrderer.MethodName.class)
class MistakesTest {

    private static final Map<String, String> MESSAGES = new LinkedHashMap<>();

    @TempDir static Path folder;

    @TestFactory
    Stream<DynamicTest> areFoundBeforeInstallation() throws IOException {
        Path installed = Files.createDirectories(folder.resolve("installed"));
        Mistakes.installNeighbour(installed);
        return Mistakes.all().stream()
                .map(
                        mistake ->
                                DynamicTest.dynamicTest(
                                        mistake.words(), () -> isFound(mistake, installed)));
    }

    private static void isFound(Mistake mistake, Path installed) throws IOException {
        Path own = Files.createTempDirectory(folder, "mistake");
        VerifiedPlugin verified = VerifiedPlugin.of(mistake.build().in(own), List.of(installed));
        assertFalse(verified.isSound(), () -> told(verified));
        String first =
                told(verified)
                        .lines()
                        .filter(line -> line.startsWith("  WRONG: "))
                        .map(line -> line.substring("  WRONG: ".length()))
                        .findFirst()
                        .orElseThrow();
        assertFalse(first.contains("\tat "), first);
        MESSAGES.put(mistake.words(), first);
    }

    @Test
    void areInTheDocsWithTheirMessages() throws IOException {
        assertTrue(Mistakes.all().size() >= 25);
        assertEquals(Mistakes.all().size(), MESSAGES.size(), "run the whole class");
        StringBuilder page =
                new StringBuilder(
                        """
                        # Mistakes, and what Saltus says of them

                        `saltus plugins verify FILE` finds all of these before anything is installed. The table is made by a test that makes
                        every mistake (`MistakesTest`); where a mistake has several consequences, the first is shown.

                        | mistake | message |
                        |---|---|
                        """);
        MESSAGES.forEach(
                (words, message) ->
                        page.append("| ")
                                .append(words)
                                .append(" | ")
                                .append(
                                        message.replace("|", "\\|")
                                                .replace("<", "&lt;")
                                                .replaceAll("[0-9][.][0-9]{6,}(E-[0-9]+)?", "0.123")
                                                .replaceAll(
                                                        "this is Java [0-9]+", "this is Java 17"))
                                .append(" |\n"));
        GoldenFile.at("../docs/plugin-mistakes.md").requireEqual(page.toString());
    }

    @Test
    void areNoneInASoundPlugin() throws IOException {
        Path jar =
                PluginJar.named("acme")
                        .extension(
                                "Good",
                                PluginJar.criterion(
                                        "Good", "good", "return Verdict.undecided(\"fine\");"))
                        .entry("native/linux.so", new byte[9])
                        .in(folder, "sound.jar");
        VerifiedPlugin verified = VerifiedPlugin.of(jar, List.of());
        assertTrue(verified.isSound(), () -> told(verified));
        assertTrue(told(verified).contains("note: it holds native code: native/linux.so"));
    }

    private static String told(VerifiedPlugin verified) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = InProcess.terminal(out, new ByteArrayOutputStream());
        try {
            verified.tell(terminal);
            terminal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
