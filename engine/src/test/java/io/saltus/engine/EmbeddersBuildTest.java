package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.spi.Extension;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** PF4J brings an annotation processor, which must not run in the builds of embedders. */
class EmbeddersBuildTest {

    @TempDir private Path folder;

    /** As a POM in a repository is read: without the profile of the source tree. */
    @Test
    void findsPf4jAtRunTimeOnly() throws Exception {
        var pom =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile());
        assertEquals(
                "runtime",
                XPathFactory.newInstance()
                        .newXPath()
                        .evaluate(
                                "/project/dependencies/dependency[artifactId='pf4j']/scope", pom));
    }

    @Test
    void compilesWithoutPf4jAndWithProcessorsOn() throws Exception {
        Path source =
                Files.writeString(
                        folder.resolve("Embedded.java"),
                        """
                        import io.saltus.engine.Saltus;
                        import io.saltus.engine.Study;
                        import io.saltus.engine.catalog.Catalog;
                        import io.saltus.engine.work.Progress;
                        import java.nio.file.Path;
                        import java.util.List;

                        class Embedded {
                            public static void main(String[] arguments) {
                                Catalog catalog = Catalog.of(List.of(Path.of("plugins")));
                                Study study = Study.of(Path.of(arguments[0]));
                                Saltus.analyze(study, catalog, "", Progress.NONE);
                            }
                        }
                        """);
        String classPath =
                Stream.of(Saltus.class, Extension.class, Table.class)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .map(place -> Path.of(place.getPath()).toString())
                        .collect(Collectors.joining(File.pathSeparator));
        // a process of its own: a compiler in this one would find the processors of this class path
        Process javac =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                                "-cp",
                                classPath,
                                "-d",
                                folder.toString(),
                                source.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, javac.waitFor(), said);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("Embedded.class", "Embedded.java"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
