package io.saltus.app.campaign;

import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the built distribution while it runs. */
final class Started {

    private final Process process;
    private final Path out;
    private final Path err;

    private Started(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code saltus} with arguments; what it prints goes into {@code folder}. */
    static Started in(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Installed.HOME.resolve("bin/saltus").toString());
        command.addAll(arguments);
        return of(folder, environment, command);
    }

    /** Starts a line of shell in which {@code $SALTUS} is the command. */
    static Started shell(Path folder, Map<String, String> environment, String line)
            throws IOException {
        return of(folder, environment, List.of("sh", "-c", line));
    }

    private static Started of(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path out = Files.createTempFile(folder, "printed", ".out");
        Path err = Files.createTempFile(folder, "printed", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        Installed.setUp(builder);
        builder.environment().put("SALTUS", Installed.HOME.resolve("bin/saltus").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Started(process, out, err);
    }

    /** Kills it, as the system does that has no memory left, unless it ended before. */
    void killAfter(long milliseconds) throws InterruptedException {
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal by its number. */
    void signal(int number) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + number, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end. */
    Installed.Run end() throws IOException, InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after 2 minutes");
        }
        Installed.Run run =
                new Installed.Run(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return run;
    }
}
