package io.saltus.app.terminal;

import io.saltus.engine.Saltus;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Sends what plugins print to standard output on to standard error, and says once whose it is. */
final class PluginPrints extends FilterOutputStream {

    private final Set<String> named = new HashSet<>();

    PluginPrints(PrintStream standardError) {
        super(standardError);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        String plugin = Saltus.pluginAtWork().orElse("");
        if (!plugin.isEmpty() && named.add(plugin)) {
            out.write(
                    ("saltus: the plugin "
                                    + plugin
                                    + " prints to standard output, which holds the report;"
                                    + " it is sent here: ")
                            .getBytes(StandardCharsets.UTF_8));
        }
        out.write(bytes, offset, length);
    }

    /** A plugin that closes standard output closes it for nobody else. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
