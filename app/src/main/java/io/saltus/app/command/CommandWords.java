package io.saltus.app.command;

import io.saltus.api.data.Location;
import java.util.List;

/** The words of the command line, as a report tells how it was made: without passwords. */
public record CommandWords(List<String> arguments) {

    /** Returns them as a shell takes them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("saltus");
        for (String argument : arguments) {
            text.append(' ').append(quoted(Location.withoutSecrets(argument)));
        }
        return text.toString();
    }

    /** Returns a word as a shell takes it. */
    public static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./*~-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
