package io.saltus.app.plugins;

import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.PluginCopy;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that is wrong with a plugin. */
@Command(
        name = "verify",
        description =
                "Say everything that is wrong with a plugin, before it is installed: what it"
                        + " states, what it holds, and whether it keeps the promises of its kind.")
final class VerifyCommand implements Callable<Integer> {

    @Mixin private AskedPlugin asked;
    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (PluginCopy copy = asked.copy()) {
            terminal.remark(AskedPlugin.RIGHTS);
            VerifiedPlugin verified = asked.verified(copy, plugins, terminal);
            verified.tell(terminal);
            return verified.isSound() ? ExitCode.DONE : ExitCode.PLUGIN;
        }
    }
}
