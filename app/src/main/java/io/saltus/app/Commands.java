package io.saltus.app;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands, giving each the terminal and the words of the command line. */
public final class Commands implements CommandLine.IFactory {

    /** The words of the command line. */
    public record Words(String... arguments) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("saltus");
            for (String argument : arguments) {
                text.append(' ').append(quoted(argument));
            }
            return text.toString();
        }

        private static String quoted(String argument) {
            return argument.matches("[\\w@%+=:,./*~-]+")
                    ? argument
                    : "'" + argument.replace("'", "'\\''") + "'";
        }
    }

    private final Terminal terminal;
    private final Words words;

    Commands(Terminal terminal, String... arguments) {
        this.terminal = terminal;
        this.words = new Words(arguments);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            Constructor<K> constructor = type.getDeclaredConstructor(Terminal.class, Words.class);
            constructor.setAccessible(
                    true); // commands are nobody's business outside their packages
            return constructor.newInstance(terminal, words);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
