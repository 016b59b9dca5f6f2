package io.saltus.app.terminal;

import io.saltus.api.words.Names;
import io.saltus.engine.Saltus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * What is said by {@link System.Logger}, which the JDK asks for here. Of plugins and libraries
 * nothing is shown unless the user asks for it ({@value #SWITCH}); then each line of standard error
 * says whose it is. Saltus itself warns by it in what no report holds, and is always heard.
 *
 * <p>It never writes to standard output, which holds the report.
 */
public final class PluginLogs extends System.LoggerFinder {

    /** The option that shows what plugins log. */
    public static final String SWITCH = "--verbose";

    private static final String OURS = "io.saltus.";
    private static final String PLUGINS = "io.saltus.plugins.";

    private static volatile boolean shown;

    /** Shows from now on what plugins log. */
    public static void show() {
        shown = true;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Log(name);
    }

    private record Log(String name) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            boolean heard = isOurs() ? level.compareTo(Level.WARNING) >= 0 : isOfAPlugin() && shown;
            return heard && level != Level.OFF && level != Level.TRACE;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String words, Throwable thrown) {
            if (isLoggable(level)) {
                line(level, String.valueOf(words));
                if (thrown != null) {
                    StringWriter trace = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(trace));
                    trace.toString().lines().forEach(frame -> line(level, frame));
                }
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            if (isLoggable(level)) {
                line(
                        level,
                        values == null || values.length == 0
                                ? format
                                : MessageFormat.format(format, values));
            }
        }

        private boolean isOurs() {
            return name.startsWith(OURS) && !name.startsWith(PLUGINS);
        }

        /** A library of ours, which no plugin called, has nothing to say to a user. */
        private boolean isOfAPlugin() {
            return Saltus.pluginAtWork().isPresent();
        }

        private void line(Level level, String words) {
            String whose =
                    isOurs()
                            ? ""
                            : Saltus.pluginAtWork()
                                            .map(at -> at.replaceFirst(" .*", ""))
                                            .orElse(name)
                                    + ": "
                                    + level.getName().toLowerCase(java.util.Locale.ROOT)
                                    + ": ";
            System.err.println("saltus: " + Names.harmless(whose + words));
        }
    }
}
