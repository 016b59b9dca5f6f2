package io.saltus.app;

import io.saltus.app.command.Distribution;
import io.saltus.app.terminal.Terminal;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Goes through the usual commands, printing nothing: the build records which classes they load, for
 * the class-data archive.
 */
final class UsualCommands {

    private UsualCommands() {}

    /** Runs each usual command once. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path out = Files.createTempDirectory("saltus");
        String data = Distribution.file("data/gpt3.csv").toString();
        String[][] commands = {
            {"--version"},
            {"--help"},
            {"plugins", "list"},
            {"plugins", "describe", "csv"},
            {"demo"},
            {"inspect", data},
            {"analyze", data, "--render", "json", "--out", out.toString()}
        };
        for (String[] command : commands) {
            Main.run(
                    command,
                    new Terminal(
                            OutputStream.nullOutputStream(),
                            OutputStream.nullOutputStream(),
                            false,
                            false,
                            OptionalInt.empty()));
        }
        Files.deleteIfExists(out.resolve("report.json"));
        Files.deleteIfExists(out);
    }
}
