package io.saltus.app.view;

import io.saltus.api.words.Markup;
import io.saltus.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Opens a page in the system's browser by way of a file that leads there and that only its owner
 * may read: other users of the machine see the arguments of programs.
 */
record BrowserStart(Terminal terminal) {

    /** Returns whether there was a browser to give the address to. */
    boolean open(String address) {
        try {
            Path file = Files.createTempFile("saltus-view", ".html");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    "<!DOCTYPE html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url="
                            + Markup.html(address)
                            + "\"><title>Saltus</title>\n");
            new ProcessBuilder(command(file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            terminal.message(
                    "--open finds no browser (" + e.getMessage() + "); open the address by hand");
            return false;
        }
    }

    private static List<String> command(Path file) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file.toString());
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", file.toString());
    }
}
