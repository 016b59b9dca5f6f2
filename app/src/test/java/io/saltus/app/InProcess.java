package io.saltus.app;

import io.saltus.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The command line in this process, without a distribution. */
public final class InProcess {

    private InProcess() {}

    /** Runs a command. */
    public static Installed.Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, terminal(out, err));
        return new Installed.Run(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns streams that are no terminal. */
    public static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(out, err, false, false, OptionalInt.empty());
    }
}
