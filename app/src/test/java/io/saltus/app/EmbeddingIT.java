package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/embedding.md, on a plain class path with ServiceLoader alone. */
class EmbeddingIT {

    private static final Path PROGRAM =
            Path.of("..", "docs", "examples", "embedding", "Embedded.java");

    @TempDir private Path folder;

    @Test
    void runsOnAPlainClassPath() throws IOException, InterruptedException {
        Path home = Installed.HOME;
        List<String> places = new ArrayList<>(List.of(home + "/lib/*"));
        for (String plugin : new String[] {"saltus-csv", "saltus-emergence"}) {
            places.add(home + "/plugins/" + plugin + "/*");
            places.add(home + "/plugins/" + plugin + "/lib/*");
        }
        Path out = folder.resolve("out.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                String.join(File.pathSeparator, places),
                                PROGRAM.toString(),
                                home.resolve("data/gpt3.csv").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String printed = Files.readString(out);
        assertEquals(0, process.exitValue(), printed);
        assertTrue(printed.contains("3D+, acc, 50-shot, GPT-3, along compute: "), printed);
    }

    @Test
    void isTheProgramOfTheDocs() throws IOException {
        assertTrue(
                Files.readString(Path.of("..", "docs", "embedding.md"))
                        .contains(Files.readString(PROGRAM)));
    }
}
