package io.saltus.app;

import io.saltus.app.terminal.Terminal;
import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands, giving each the terminal. */
final class Commands implements CommandLine.IFactory {

    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            Constructor<K> constructor = type.getDeclaredConstructor(Terminal.class);
            // how a command is made is nobody's business outside its room
            constructor.setAccessible(true);
            return constructor.newInstance(terminal);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
