package io.saltus.app.setup;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.Distribution;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.HelpOption;
import io.saltus.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the archive of classes anew. */
@Command(
        name = "setup",
        sortOptions = false,
        description =
                "Make every command start faster: put the classes that usual commands load into an"
                        + " archive for the Java that runs this. Once after unpacking a release, and"
                        + " after Java or Saltus changes; an archive that does not fit is passed over.",
        footer = {"", "Examples:", "  saltus setup", "  JAVA_HOME=/opt/jdk-25 saltus setup"})
public final class SetupCommand implements Callable<Integer> {

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Mixin
    private HelpOption help;

    private final Terminal terminal;

    SetupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path library = Distribution.file("lib");
        if (!Files.isWritable(library)) {
            throw new RequestException(
                    "the archive goes into '%s', where you may not write; run 'saltus setup' as who installed Saltus"
                            .formatted(library));
        }
        ClassArchive archive = new ClassArchive(library.resolveSibling("."));
        long bytes = archive.make();
        terminal.line(
                String.format(
                        Locale.ROOT,
                        "%s: %.1f MB of classes for Java %s",
                        archive.file(),
                        bytes / 1e6,
                        Runtime.version()));
        return ExitCode.DONE;
    }
}
