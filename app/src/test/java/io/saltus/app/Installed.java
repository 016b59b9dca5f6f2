package io.saltus.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built distribution, started as a user starts it. */
public final class Installed {

    /** What a run ended with and printed. */
    public record Run(int code, String out, String err) {

        /** One line on standard error, and no stack trace. */
        public boolean isClear() {
            return err.lines().count() == 1 && !err.contains("\tat ") && err.startsWith("saltus: ");
        }
    }

    /**
     * What a small job costs least with: compiling well is half of its processor time. Results do
     * not depend on it ({@code EnvironmentsIT} goes without).
     */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    /** The folder that the build made. */
    public static final Path HOME = Path.of("target", "saltus").toAbsolutePath();

    private final Path home;

    private Installed(Path home) {
        this.home = home;
    }

    public static Installed asBuilt() {
        return new Installed(HOME);
    }

    /** A copy, into whose plugin folder a test may put things. */
    public static Installed copiedTo(Path folder) {
        try (Stream<Path> paths = Files.walk(HOME)) {
            for (Path path : paths.toList()) {
                Path copy = folder.resolve(HOME.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Installed(folder);
    }

    public Path plugins() {
        return home.resolve("plugins");
    }

    public Path home() {
        return home;
    }

    public Run run(String... arguments) {
        return run(Map.of(), arguments);
    }

    public Run run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/saltus").toString());
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    /** Runs a line of shell in which {@code saltus} is the command. */
    public Run shell(String line) {
        return run(
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        line.replace("saltus ", "'" + home.resolve("bin/saltus") + "' ")));
    }

    /** Every Java of the machine: their homes. */
    public static List<Path> javas() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return List.of(Path.of(System.getProperty("java.home")));
        }
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(java -> Files.isExecutable(java.resolve("bin/java")))
                    .filter(java -> !Files.isSymbolicLink(java))
                    .sorted()
                    .toList();
        }
    }

    /** Has a process run on the JDK of the tests, and start quickly unless it has much to do. */
    public static void setUp(ProcessBuilder builder) {
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (builder.command().stream().noneMatch(part -> part.contains("calibrate"))) {
            builder.environment().put("SALTUS_OPTS", QUICK);
        }
    }

    private static Run run(Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("saltus", ".out");
            Path err = Files.createTempFile("saltus", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            setUp(builder);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after 2 minutes: " + command);
            }
            Run run =
                    new Run(
                            process.exitValue(),
                            Files.readString(out, StandardCharsets.UTF_8),
                            Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
