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

    /** The POM of docs/embedding.md, with nothing of Saltus but what is in the distribution. */
    @Test
    void buildsByMavenFromTheRepositoryOfTheDistribution() throws Exception {
        Path project = folder.resolve("embedder");
        Path source = Files.createDirectories(project.resolve("src/main/java"));
        Files.copy(PROGRAM, source.resolve("Embedded.java"));
        String docs = Files.readString(Path.of("..", "docs", "embedding.md"));
        String parts = docs.split("```xml\\n", 2)[1].split("```", 2)[0];
        Files.writeString(
                project.resolve("pom.xml"),
                """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId><artifactId>embedder</artifactId><version>1</version>
                  <properties><maven.compiler.release>17</maven.compiler.release></properties>
                """
                        + parts.replace(
                                "file:///opt/saltus/repository",
                                Installed.HOME.resolve("repository").toUri().toString())
                        + """
                  <build><plugins><plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version>
                  </plugin></plugins></build>
                </project>
                """);
        assertEquals("", FreshMaven.run(project, folder.resolve("repository"), "compiler:compile"));
        assertTrue(Files.exists(project.resolve("target/classes/Embedded.class")));
    }

    @Test
    void isTheProgramOfTheDocs() throws IOException {
        assertTrue(
                Files.readString(Path.of("..", "docs", "embedding.md"))
                        .contains(Files.readString(PROGRAM)));
    }
}
