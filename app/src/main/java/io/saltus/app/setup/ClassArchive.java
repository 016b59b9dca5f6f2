package io.saltus.app.setup;

import io.saltus.api.data.RequestException;
import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The archive of classes beside the libraries, which the start script gives to Java.
 *
 * <p>A static one (JEP 310). A dynamic one (JEP 350) and the AOT cache (JEP 483, 514) start no
 * faster here, since plugins have class loaders of their own; and a dynamic one that is cut off
 * aborts Java 17, where a static one is passed over. So is one that another Java or other libraries
 * have made.
 */
final class ClassArchive {

    private static final int MINUTES = 5;
    private static final String USUAL = "io.saltus.app.UsualCommands";

    private final Path home;

    /**
     * @param home the folder of the distribution
     */
    ClassArchive(Path home) {
        this.home = home.normalize();
    }

    Path file() {
        return home.resolve("lib/saltus.jsa");
    }

    /**
     * Goes through the usual commands in a process of its own and archives what they load; the
     * archive takes its place when it is whole.
     *
     * @return its size in bytes
     * @throws RequestException if this Java makes none
     */
    long make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("saltus-setup");
        try {
            Path classes = folder.resolve("classes.lst");
            Path made = folder.resolve("saltus.jsa");
            Path said = folder.resolve("said.txt");
            run(said, "-XX:DumpLoadedClassList=" + classes, USUAL);
            run(
                    said,
                    "-XX:SharedClassListFile=" + classes,
                    "-Xshare:dump",
                    "-XX:SharedArchiveFile=" + made);
            if (!Files.exists(made)) {
                throw refused(said);
            }
            WholeFiles.write(file(), Files.readAllBytes(made));
            return Files.size(file());
        } finally {
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Runs Java on the application's libraries; the last of the words may be what it starts. */
    private void run(Path said, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseG1GC", // of an archive that another dumps, Java 17 does not see
                        // that it is cut off
                        "-Dsaltus.home=" + home,
                        "-cp", // as the start script spells it: Java compares
                        home.resolve("lib/saltus-app.jar").toString()));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw refused(said);
        }
    }

    private static RequestException refused(Path said) throws IOException {
        return new RequestException(
                "Java %s made no archive of classes: %s"
                        .formatted(Runtime.version(), lastLine(said)));
    }

    private static String lastLine(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "it ended without a word" : lines.get(lines.size() - 1);
    }
}
